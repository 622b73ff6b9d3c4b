import type { ReportedTest } from "#scripts/gate/test-report";

/** What the gate reads of Playwright's JSON report. */
export type PlaywrightReport = {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
};

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: string }[] }[];
};

const outcomes: Record<string, ReportedTest["outcome"]> = {
  expected: "passed",
  skipped: "skipped",
};

/** The tests of a report; an error outside of them counts as one that failed. */
export function testsInPlaywrightReport(report: PlaywrightReport): ReportedTest[] {
  const errors = report.errors.map(
    ({ message = "An error outside of the tests" }): ReportedTest => ({
      name: message,
      outcome: "failed",
    }),
  );
  return [...report.suites.flatMap(testsOf), ...errors];
}

function testsOf(suite: PlaywrightSuite): ReportedTest[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status }) => ({ name: spec.title, outcome: outcomes[status] ?? "failed" })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}
