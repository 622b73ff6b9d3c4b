import { expect, test } from "vitest";
import {
  apiPlane,
  direction,
  featuresListed,
  noClimbing,
  privateQueries,
  pureNouns,
  sqlInDomainOnly,
} from "./direction.ts";
import { expectHeld } from "./held.ts";
import { features } from "./order.ts";
import { planted, type Rule } from "./tree.ts";

function findings(rule: Rule, files: Readonly<Record<string, string>>): readonly string[] {
  return rule(planted(files)).findings;
}

test("each layer imports only what lies before it, each feature only earlier ones", () => {
  expectHeld(direction);
});

test("an import against the direction is caught, as value and as type", () => {
  const files = {
    "platform/a.ts": 'import { sql } from "#db/client";',
    "db/a.ts": 'import type { Context } from "#domain/access/context";',
    "domain/refunds/a.ts": 'import { problem } from "#http/problem";',
    "domain/money/a.ts": 'import { commit } from "#domain/changes/commit";',
    "http/a.ts": 'import { page } from "#app/page";',
    "components/a.tsx": 'import { sqlClient } from "#db/client";',
    "app/a.ts": 'import { start } from "#worker/main";',
    "worker/a.ts": 'import { endpoint } from "#http/endpoint";',
  };
  const caught = findings(direction, files).map((finding) => finding.split(":")[0]);
  expect(caught).toEqual(Object.keys(files));
});

test("the database may know the type of a currency, and nothing else of the domain", () => {
  const type = 'import type { Currency } from "#domain/money/currencies";';
  const value = 'import { currencies } from "#domain/money/currencies";';
  expect(findings(direction, { "db/a.ts": type })).toEqual([]);
  expect(findings(direction, { "db/a.ts": value })).toHaveLength(1);
});

test("an import with the direction, within a feature or of a package is fine", () => {
  const source = `import { add } from "#domain/money/money";
import { next } from "#domain/changes/change";
import { refund } from "#domain/refunds/refund";
import { z } from "zod";`;
  expect(findings(direction, { "domain/refunds/a.ts": source })).toEqual([]);
});

test("every feature has its place in the order", () => {
  expectHeld(featuresListed);
});

test("a feature without a place, and a place without a feature, are caught", () => {
  const all = Object.fromEntries(features.map((name) => [`domain/${name}/a.ts`, ""]));
  const { "domain/ledger/a.ts": _, ...others } = all;
  expect(findings(featuresListed, { ...others, "domain/loyalty/a.ts": "" })).toEqual([
    "domain/loyalty: has no place in the order.",
    "domain/ledger: is listed but not there.",
  ]);
});

test("queries are private to their feature", () => {
  expectHeld(privateQueries);
});

test("a reach into another feature's queries is caught", () => {
  const source = 'import { findRefund } from "#domain/refunds/queries";';
  expect(findings(privateQueries, { "domain/refunds/a.ts": source })).toEqual([]);
  expect(findings(privateQueries, { "domain/settlement/a.ts": source })).toHaveLength(1);
  expect(findings(privateQueries, { "app/(dashboard)/a.ts": source })).toHaveLength(1);
});

test("the API plane imports nothing of Next", () => {
  expectHeld(apiPlane);
});

test("Next or React on the API plane is caught, and is allowed where sessions live", () => {
  const source = 'import { cookies } from "next/headers";\nimport { cache } from "react";';
  expect(findings(apiPlane, { "app/v1/refunds/route.ts": source })).toHaveLength(2);
  expect(findings(apiPlane, { "http/endpoint.ts": source })).toHaveLength(2);
  expect(findings(apiPlane, { "domain/refunds/a.ts": source })).toHaveLength(2);
  expect(findings(apiPlane, { "http/session-submit.ts": source })).toEqual([]);
  expect(findings(apiPlane, { "app/(dashboard)/page.tsx": source })).toEqual([]);
});

test("there is no SQL on the edge and on pages", () => {
  expectHeld(sqlInDomainOnly);
});

test("a query on a page or a connection on the edge is caught", () => {
  const query = 'import { eq } from "drizzle-orm";\nimport { database } from "#db/client";';
  expect(findings(sqlInDomainOnly, { "app/(dashboard)/page.tsx": query })).toHaveLength(2);
  expect(findings(sqlInDomainOnly, { "http/a.ts": 'import postgres from "postgres";' })).toEqual([
    "http/a.ts: may not import postgres.",
  ]);
  expect(findings(sqlInDomainOnly, { "domain/refunds/queries.ts": query })).toEqual([]);
});

test("components take only pure nouns from the domain", () => {
  expectHeld(pureNouns);
});

test("a noun that loads the database by a detour is caught", () => {
  const files = {
    "components/a.tsx": 'import { label } from "#domain/refunds/label";',
    "domain/refunds/label.ts": 'import { find } from "#domain/refunds/find";',
    "domain/refunds/find.ts": 'import { database } from "#db/client";',
  };
  expect(findings(pureNouns, files)).toEqual([
    "components/a.tsx: #domain/refunds/label is no pure noun, it loads db/client.ts.",
  ]);
  const typed = { ...files, "domain/refunds/label.ts": 'import type { A } from "#db/client";' };
  expect(findings(pureNouns, typed)).toEqual([]);
});

test("no import climbs out of its folder", () => {
  expectHeld(noClimbing);
});

test("a relative import that leaves its folder is caught", () => {
  const source = 'import { a } from "../money/a.ts";\nimport { b } from "./deep/b.ts";';
  expect(findings(noClimbing, { "domain/refunds/a.ts": source })).toHaveLength(2);
  expect(findings(noClimbing, { "app/a.tsx": 'import { b } from "./b.tsx";' })).toEqual([]);
});
