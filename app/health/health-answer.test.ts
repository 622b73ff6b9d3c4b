import { expect, test } from "vitest";
import { healthAnswer } from "#app/health/health-answer";

async function health(...asked: Parameters<typeof healthAnswer>): Promise<readonly unknown[]> {
  const answer = await healthAnswer(...asked);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const body: unknown = await answer.json();
  return [answer.status, body];
}

test("a process whose database answers is fit", async () => {
  expect(await health()).toEqual([200, { status: "ok" }]);
});

test("one that is about to end says so, that balancers turn away", async () => {
  expect(await health(() => true)).toEqual([503, { status: "draining" }]);
});

test("one whose database does not answer is not fit", async () => {
  const answers = () => Promise.resolve(false);
  expect(await health(undefined, answers)).toEqual([503, { status: "database_unreachable" }]);
});
