import { expect, test } from "vitest";
import { expectHeld } from "./held.ts";
import { featureSizes, sizes } from "./sizes.ts";
import { planted } from "./tree.ts";

test("no line of code is longer than 100 columns, no file than 250 lines", () => {
  expectHeld(sizes);
});

test("a line of 101 columns and a file of 251 lines are caught", () => {
  const files = {
    "domain/a.ts": "x\n".repeat(250),
    "domain/b.ts": "x\n".repeat(251),
    "app/c.css": `/* ${"x".repeat(94)} */\n`,
    "app/d.tsx": `const a = 1;\n// ${"é".repeat(98)}\n`,
    "docs/e.md": "x".repeat(400),
  };
  expect(sizes(planted(files)).findings).toEqual([
    "domain/b.ts: has 251 lines.",
    "app/d.tsx: line 2 is longer than 100 columns.",
  ]);
});

test("no feature has more than twelve files", () => {
  expectHeld(featureSizes);
});

test("a thirteenth file is caught, a thirteenth test is not", () => {
  const paths = Array.from({ length: 12 }, (_, at) => `domain/refunds/a${at}.ts`);
  const tree = (...more: readonly string[]) =>
    planted(Object.fromEntries([...paths, ...more].map((path) => [path, ""])));
  expect(featureSizes(tree("domain/refunds/a.test.ts")).findings).toEqual([]);
  expect(featureSizes(tree("domain/refunds/b.ts")).findings).toEqual([
    "domain/refunds: has 13 files.",
  ]);
});
