import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { testsInPlaywrightReport } from "#scripts/gate/playwright-report";
import { testStageResult } from "#scripts/gate/test-report";
import { testsInVitestReport } from "#scripts/gate/vitest-stage";

const endedWell = { code: 0, output: "" };

function aReport(content: unknown): string {
  const place = mkdtempSync(join(tmpdir(), "tollgate-report-"));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const file = join(place, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

function vitestReport(...statuses: string[]): string {
  const assertionResults = statuses.map((status) => ({ fullName: `a ${status} one`, status }));
  return aReport({ testResults: [{ name: "a.test.ts", status: "passed", assertionResults }] });
}

test("passed and failed tests are counted", () => {
  const result = testStageResult(
    vitestReport("passed", "failed", "passed"),
    { code: 1, output: "" },
    testsInVitestReport,
  );
  expect(result).toMatchObject({ passed: 2, failed: 1 });
});

test("a skipped test and a test to be written fail the stage, and are named", () => {
  const result = testStageResult(
    vitestReport("passed", "skipped", "todo"),
    endedWell,
    testsInVitestReport,
  );
  expect(result).toMatchObject({ passed: 1, failed: 2 });
  expect(result.output).toContain("a skipped one");
  expect(result.output).toContain("a todo one");
});

test("a file that breaks before its tests fails the stage", () => {
  const report = aReport({
    testResults: [{ name: "broken.test.ts", status: "failed", assertionResults: [] }],
  });
  expect(testStageResult(report, { code: 1, output: "" }, testsInVitestReport)).toMatchObject({
    passed: 0,
    failed: 1,
  });
});

test("a run without a test, and one without a report, fail the stage", () => {
  const noTest = testStageResult(vitestReport(), endedWell, testsInVitestReport);
  expect(noTest).toMatchObject({ passed: 0, failed: 1 });
  const noReport = testStageResult("/nowhere/report.json", endedWell, testsInVitestReport);
  expect(noReport).toMatchObject({ passed: 0, failed: 1 });
});

test("a runner that ends badly fails the stage though all its tests passed", () => {
  const result = testStageResult(
    vitestReport("passed"),
    { code: 1, output: "" },
    testsInVitestReport,
  );
  expect(result).toMatchObject({ passed: 1, failed: 1 });
});

test("Playwright's tests are found in nested suites; flaky, skipped and stray errors fail", () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
  const report = aReport({
    errors: [{ message: "the set-up broke" }],
    suites: [
      {
        specs: [spec("outer", "expected")],
        suites: [
          { specs: [spec("inner", "expected"), spec("off", "skipped"), spec("odd", "flaky")] },
        ],
      },
    ],
  });
  const result = testStageResult(report, endedWell, testsInPlaywrightReport);
  expect(result).toMatchObject({ passed: 2, failed: 3 });
  expect(result.output).toContain("off");
});
