import { expect, test } from "vitest";
import { functionName, lastOf, partName, selfTimes } from "#e2e/bench/profile/self-times";

const root = new URL("../../../", import.meta.url).href;

function node(id: number, functionNamed: string, url = "") {
  return { id, callFrame: { functionName: functionNamed, url, lineNumber: 6 } };
}

const profile = {
  nodes: [
    node(1, "(idle)"),
    node(2, "commit", `${root}domain/changes/commit.ts`),
    node(3, "", `${root}node_modules/postgres/src/connection.js`),
    node(4, "(garbage collector)"),
  ],
  samples: [1, 2, 3, 2, 4],
  timeDeltas: [1_000, 100, 50, 25, 75],
};

test("shares are of the time that was computed, the largest first", () => {
  expect(selfTimes(profile, functionName)).toEqual([
    { place: "commit domain/changes/commit.ts:7", share: 0.5 },
    { place: "(garbage collector)", share: 0.3 },
    { place: "(anonymous) node_modules/postgres/src/connection.js:7", share: 0.2 },
  ]);
});

test("the last seconds of a profile are those at its end", () => {
  expect(lastOf(profile, 0.0002).samples).toEqual([3, 2, 4]);
  expect(lastOf(profile, 60).samples).toEqual(profile.samples);
});

test("places are summed by folder of ours and by package of others", () => {
  const parts = selfTimes(profile, partName).map(({ place }) => place);
  expect(parts).toEqual(["domain/changes", "(garbage collector)", "postgres"]);
});
