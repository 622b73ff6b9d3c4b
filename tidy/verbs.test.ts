import { expect, test } from "vitest";
import { expectHeld } from "./held.ts";
import { planted } from "./tree.ts";
import { exemptionsTrue, scopeFirst, verbsTested } from "./verbs.ts";

const verb = `export async function approveRefund(ctx: Context, input: Input): Promise<Refund> {
  requireScope(ctx, "refunds:approve");
  return commit(ctx, async (read) => decide(read));
}
`;
const late = verb.replace("  requireScope", "  const read = readerOf(ctx);\n  requireScope");
const without = verb.replace(/ {2}requireScope.*\n/, "");
const sync = without.replace("export async", "export");
const ofPerson = without.replace("Context", "PersonContext");

test("every verb asks for its scope first", () => {
  expectHeld(scopeFirst);
});

test("a verb that asks late or never is caught, be it async or not", () => {
  expect(scopeFirst(planted({ "domain/refunds/a.ts": verb })).findings).toEqual([]);
  for (const faulty of [late, without, sync, ofPerson]) {
    expect(scopeFirst(planted({ "domain/refunds/a.ts": faulty })).findings).toEqual([
      "domain/refunds/a.ts: approveRefund does not begin with requireScope(ctx, …).",
    ]);
  }
});

test("every verb has a test beside it", () => {
  expectHeld(verbsTested);
});

test("a verb without a test is caught, also where the test is empty or stands elsewhere", () => {
  const files = { "domain/refunds/a.ts": verb };
  expect(verbsTested(planted(files)).findings).toEqual([
    "domain/refunds/a.ts: has no test beside it.",
  ]);
  const source = 'import { approveRefund } from "#domain/refunds/a";';
  const empty = { ...files, "domain/refunds/a.test.ts": "" };
  const elsewhere = { ...files, "domain/payments/a.test.ts": source };
  const beside = { ...files, "domain/refunds/refunds.test.ts": source };
  const counts = [empty, elsewhere, beside].map(
    (tree) => verbsTested(planted(tree)).findings.length,
  );
  expect(counts).toEqual([1, 1, 0]);
});

test("what is exempt from asking first is still there", () => {
  expectHeld(exemptionsTrue);
  expect(exemptionsTrue(planted({})).findings).not.toEqual([]);
});
