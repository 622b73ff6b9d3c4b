import { z } from "zod";
import type { Stage } from "#scripts/gate/stage";
import { type ReportedTest, reportFile, testStageResult } from "#scripts/gate/test-report";
import { runGroup } from "#scripts/program-group";
import { packageFile } from "#scripts/project";
import { readJson } from "#scripts/read-json";

/** What the stage reads of vitest's JSON report. */
const vitestFile = z.object({
  name: z.string(),
  status: z.string(),
  assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
});
const vitestReport = z.object({ testResults: z.array(vitestFile) });
type VitestFile = z.infer<typeof vitestFile>;

/** The tests of one vitest project; filters narrow them to files or names. */
export function vitestStage(project: string, isLight: boolean): Stage {
  return {
    name: project,
    isLight,
    run: async ({ opened, filters }) => {
      const report = reportFile(opened);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
      const vitest = [packageFile("vitest/vitest.mjs"), "run", "--project", project];
      const ended = await runGroup({ args: [...vitest, ...reporters, ...filters] }, opened);
      return testStageResult(report, ended, testsInVitestReport);
    },
  };
}

/** The tests of a report; a file that broke outside of its tests counts as one that failed. */
export function testsInVitestReport(file: string): ReportedTest[] {
  const { testResults } = readJson(file, vitestReport);
  return testResults.flatMap((results) => [...testsOf(results), ...breakOf(results)]);
}

function testsOf(file: VitestFile): ReportedTest[] {
  return file.assertionResults.map(({ fullName, status }) => ({
    name: fullName,
    outcome: status === "passed" || status === "failed" ? status : "skipped",
  }));
}

function breakOf(file: VitestFile): ReportedTest[] {
  const isExplained = file.assertionResults.some((test) => test.status === "failed");
  return file.status === "failed" && !isExplained ? [{ name: file.name, outcome: "failed" }] : [];
}
