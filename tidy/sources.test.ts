import { expect, test } from "vitest";
import { expectHeld } from "./held.ts";
import { chanceAndTime, suppressionsReasoned } from "./sources.ts";
import { planted } from "./tree.ts";

test("time and chance come from platform/ alone", () => {
  expectHeld(chanceAndTime);
});

test("every other source of time or chance is caught", () => {
  const sources = [
    "const at = Date.now();",
    "const at = new Date();",
    "const at = Temporal.Now.instant();",
    "const die = Math.random();",
    'import { randomUUID } from "node:crypto";',
    'import { createHash, randomBytes } from "node:crypto";',
    "const id = crypto.randomUUID();",
  ];
  for (const source of sources) {
    expect(chanceAndTime(planted({ "domain/refunds/a.ts": source })).findings).toHaveLength(1);
    expect(chanceAndTime(planted({ "platform/a.ts": source })).findings).toEqual([]);
  }
  const own = 'import { randomBytes } from "#platform/random";';
  expect(chanceAndTime(planted({ "domain/refunds/a.ts": own })).findings).toEqual([]);
});

test("where a rule is set aside, the reason stands beside it", () => {
  expectHeld(suppressionsReasoned);
});

test("a suppression without a reason, of every rule or of a whole file is caught", () => {
  const silent = [
    "// oxlint-disable-next-line typescript/no-unsafe-type-assertion",
    "// oxlint-disable typescript/no-unsafe-type-assertion -- it is right here",
    "// oxlint-disable-next-line",
    "// eslint-disable-next-line no-console -- it is right here",
    "// biome-ignore lint/a11y/noNoninteractiveTabindex: ok",
    "// biome-ignore-all lint/style/noDefaultExport: it is right here",
    "// @ts-ignore",
    "// @ts-expect-error",
  ];
  for (const line of silent) {
    expect(suppressionsReasoned(planted({ "app/a.tsx": line })).findings).toHaveLength(1);
  }
  const reasoned = [
    "// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- drizzle has no type for it",
    "{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the keyboard */}",
    "// @ts-expect-error: the wrong type is what is tested",
  ];
  for (const line of reasoned) {
    expect(suppressionsReasoned(planted({ "app/a.tsx": line })).findings).toEqual([]);
  }
});
