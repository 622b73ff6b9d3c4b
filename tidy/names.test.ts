import { expect, test } from "vitest";
import { expectHeld } from "./held.ts";
import { documented, noDumpingGrounds, tellingVerbs } from "./names.ts";
import { planted } from "./tree.ts";

test("no folder or file is a dumping ground", () => {
  expectHeld(noDumpingGrounds);
});

test("a dumping ground is caught wherever it is", () => {
  const dumps = ["src/a.ts", "domain/core/a.ts", "components/index.ts", "domain/refunds/types.ts"];
  const fine = ["domain/refunds/refund.ts", "components/library.tsx"];
  const files = Object.fromEntries([...dumps, ...fine].map((path) => [path, ""]));
  const caught = noDumpingGrounds(planted(files)).findings.map((finding) => finding.split(":")[0]);
  expect(caught).toEqual(dumps);
});

test("functions are named after what they do", () => {
  expectHeld(tellingVerbs);
});

test("a name that says nothing is caught, one that only begins like it is not", () => {
  const source = `export function handleRefund() {
  return 1;
}
export const processAll = () => {
  return 1;
};
export function handler() {
  return 1;
}
`;
  expect(tellingVerbs(planted({ "domain/refunds/a.ts": source })).findings).toEqual([
    "domain/refunds/a.ts: handleRefund does not say what it does.",
    "domain/refunds/a.ts: processAll does not say what it does.",
  ]);
});

test("every exported function and table has its sentence", () => {
  expectHeld(documented);
});

test("a function or table without a sentence is caught", () => {
  const source = `/** What it promises. */
export function told() {
  return 1;
}
export function untold() {
  return 1;
}
/** A row each. */
export const rows = pgTable("rows", {});

export const others = pgTable("others", {});
`;
  expect(documented(planted({ "db/schema/a.ts": source })).findings).toEqual([
    "db/schema/a.ts: untold has no sentence above it.",
    "db/schema/a.ts: others has no sentence above it.",
  ]);
});
