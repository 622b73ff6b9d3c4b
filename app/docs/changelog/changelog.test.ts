import { expect, test } from "vitest";
import { contracts } from "#app/v1/contracts";
import { apiReleases } from "#domain/api-versions/api-releases";

const operations = Object.values(contracts).map(({ method, path }) => `${method} ${path}`);
const told = apiReleases.flatMap(({ added }) => added.flatMap((group) => group.operations));

test("every operation of the contracts is told in the release that brought it, once", () => {
  expect(told.toSorted()).toEqual([...new Set(operations)].toSorted());
});

test("a forgotten operation, and one that is not there, would be seen", () => {
  expect([...told, "GET /v1/teapots"].toSorted()).not.toEqual(operations.toSorted());
  expect(told.slice(1).toSorted()).not.toEqual([...new Set(operations)].toSorted());
});

test("releases stand newest first, each with something to tell", () => {
  const days = apiReleases.map(({ day }) => day);
  expect(days).toEqual(days.toSorted().toReversed());
  for (const { notes, added } of apiReleases) {
    expect(notes.length + added.length).toBeGreaterThan(0);
  }
});
