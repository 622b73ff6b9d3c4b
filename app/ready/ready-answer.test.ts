import { expect, test } from "vitest";
import { readyAnswer } from "#app/ready/ready-answer";

const [yes, no] = [() => Promise.resolve(true), () => Promise.resolve(false)];

async function ready(...asked: Parameters<typeof readyAnswer>): Promise<readonly unknown[]> {
  const answer = await readyAnswer(...asked);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const body: unknown = await answer.json();
  return [answer.status, body];
}

test("a process whose database answers and is current is ready", async () => {
  expect(await ready()).toEqual([200, { status: "ok" }]);
});

test("one that is about to end says so, that balancers turn away", async () => {
  expect(await ready({ isEnding: () => true })).toEqual([503, { status: "draining" }]);
});

test("one whose database does not answer is not ready", async () => {
  expect(await ready({ answers: no })).toEqual([503, { status: "database_unreachable" }]);
});

test("one that waits for a migration is not ready", async () => {
  const asked = { answers: yes, isCurrent: no };
  expect(await ready(asked)).toEqual([503, { status: "migrations_behind" }]);
});
