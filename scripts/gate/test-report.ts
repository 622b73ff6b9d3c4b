import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StageResult } from "#scripts/gate/stage";

/** One test as its runner reported it. */
export type ReportedTest = { name: string; outcome: "passed" | "failed" | "skipped" };

/** Where a test runner writes its JSON report; gone when the gate ends. */
export function reportFile(opened: AsyncDisposableStack): string {
  const place = mkdtempSync(join(tmpdir(), "tollgate-report-"));
  opened.defer(() => rmSync(place, { recursive: true, force: true }));
  return join(place, "report.json");
}

/** What a test stage came to: its report tells the tests, and no bad end of the runner is lost. */
export function testStageResult(
  file: string,
  ended: { code: number; output: string },
  testsIn: (file: string) => ReportedTest[],
): StageResult {
  const tests = existsSync(file) ? testsIn(file) : [];
  const counts = countTests(tests);
  const failed = counts.failed === 0 && ended.code !== 0 ? 1 : counts.failed;
  return { passed: counts.passed, failed, output: ended.output + counts.notes };
}

/** Counts tests: one that was skipped counts as failed, and so does a run without any. */
function countTests(tests: readonly ReportedTest[]) {
  const notes = tests
    .filter((test) => test.outcome === "skipped")
    .map((test) => `Skipped, which counts as failed: ${test.name}\n`);
  if (tests.length === 0) {
    return { passed: 0, failed: 1, notes: "No test ran, which counts as failed.\n" };
  }
  const passed = tests.filter((test) => test.outcome === "passed").length;
  return { passed, failed: tests.length - passed, notes: notes.join("") };
}
