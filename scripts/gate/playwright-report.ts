import { z } from "zod";
import type { ReportedTest } from "#scripts/gate/test-report";
import { readJson } from "#scripts/read-json";

/** What the gate reads of Playwright's JSON report: suites in suites, and in them the tests. */
const spec = z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) });
const suite = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});
const report = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })),
});
type Suite = z.infer<typeof suite>;

const outcomes: Record<string, ReportedTest["outcome"]> = {
  expected: "passed",
  skipped: "skipped",
};

/** The tests of a report; an error outside of them counts as one that failed. */
export function testsInPlaywrightReport(file: string): ReportedTest[] {
  const { suites, errors } = readJson(file, report);
  const outside = errors.map(
    ({ message = "An error outside of the tests" }): ReportedTest => ({
      name: message,
      outcome: "failed",
    }),
  );
  return [...suites.flatMap(testsOf), ...outside];
}

function testsOf({ specs, suites = [] }: Suite): ReportedTest[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ name: title, outcome: outcomes[status] ?? "failed" })),
  );
  return [...own, ...suites.flatMap(testsOf)];
}
