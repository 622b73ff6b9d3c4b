import { expect, test } from "vitest";
import { flushRounds, noteRound } from "#domain/worker-rounds/note-round";
import { workerStanding } from "#domain/worker-rounds/worker-standing";

test("what several processes have done adds up, and the last round is told", async () => {
  const name = `loop ${crypto.randomUUID()}`;
  noteRound({ name, durationMs: 12.4, hasFailed: false });
  noteRound({ name, durationMs: 7, hasFailed: true });
  await flushRounds();
  noteRound({ name, durationMs: 3, hasFailed: false });
  await flushRounds();
  const { rounds, backlogs, lanes } = await workerStanding();
  expect(rounds.find((row) => row.name === name)).toMatchObject({
    rounds: 3n,
    failures: 1n,
    busyMs: 22n,
    lastDurationMs: 3,
  });
  expect(backlogs.map(({ queue }) => queue).toSorted()).toEqual([
    "audit_entries",
    "deliveries",
    "emails",
    "events",
  ]);
  expect(lanes.failing).toBeLessThanOrEqual(lanes.endpoints);
});
