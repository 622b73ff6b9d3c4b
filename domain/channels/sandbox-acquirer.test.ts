import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { reserveOperation } from "#domain/channels/reserve-operation";
import {
  askSandbox,
  closeAtSandbox,
  dueNotifications,
  lookUpAtSandbox,
  noteDelivered,
} from "#domain/channels/sandbox-acquirer";
import type { SandboxOutcome } from "#domain/channels/sandbox-outcome";
import { systemClock } from "#platform/clock";
import { idToUuid, newId } from "#platform/ids";

const clock = systemClock;

function asked(outcome: SandboxOutcome) {
  const at = clock();
  return reserveOperation({
    accountId: newId("acct", at),
    kind: "refund",
    paymentIntentId: newId("pi", at),
    chargeId: newId("ch", at),
    refundId: newId("re", at),
    amountMinor: 100n,
    currency: "CNY",
    order: { sandboxOutcome: outcome, behaviour: null, isAuthenticated: false },
    actor: undefined,
    at,
  }).operation;
}

test("a reference is done once, however often it is asked for", async () => {
  const operation = asked("twice");
  const answers = await Promise.all([1, 2, 3, 4].map(() => askSandbox(operation, clock)));
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["succeeded"]));
  const [{ entries, told }] = await sqlClient()<[{ entries: number; told: number }]>`
    select (select count(*)::int from sandbox_channel_operations
        where account_id = ${idToUuid(operation.accountId)}) as entries,
      (select count(*)::int from sandbox_channel_notifications
        where account_id = ${idToUuid(operation.accountId)}) as told`;
  expect({ entries, told }).toEqual({ entries: 1, told: 2 });
});

test("what is closed can never be done, and what was done can never be closed", async () => {
  const [closed, done] = [asked("twice"), asked("lost")];
  expect(await closeAtSandbox(closed, clock)).toMatchObject({ state: "closed" });
  expect(await askSandbox(closed, clock)).toMatchObject({ state: "closed" });
  expect(await askSandbox(done, clock)).toMatchObject({ state: "silence" });
  expect(await closeAtSandbox(done, clock)).toMatchObject({ state: "succeeded" });
});

test("a request and a closing at once end the same way for both", async () => {
  for (let round = 0; round < 10; round += 1) {
    const operation = asked("twice");
    const [answer, closing] = await Promise.all([
      askSandbox(operation, clock),
      closeAtSandbox(operation, clock),
    ]);
    expect(closing.state).toBe(answer.state);
  }
});

test("what never arrived is not known, and another account's reference is not either", async () => {
  const [never, done] = [asked("never"), asked("lost")];
  await askSandbox(never, clock);
  expect(await lookUpAtSandbox(never, clock)).toMatchObject({ state: "not_found" });
  await askSandbox(done, clock);
  const elsewhere = { ...done, accountId: newId("acct", clock()) };
  expect(await lookUpAtSandbox(elsewhere, clock)).toMatchObject({ state: "not_found" });
});

test("a notification is due at its time, until it has been delivered", async () => {
  const operation = asked("late");
  const due = async (seconds: number) => {
    const found = await dueNotifications(clock().add({ seconds }), undefined);
    return found.filter(({ reference }) => reference === operation.id);
  };
  await askSandbox(operation, clock);
  expect(await due(0)).toEqual([]);
  const [told] = await due(5);
  expect(told).toMatchObject({ says: "succeeded", sequence: 2 });
  if (told) await noteDelivered(told, clock);
  expect(await due(5)).toEqual([]);
});
