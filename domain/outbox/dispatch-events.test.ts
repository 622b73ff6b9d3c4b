import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { createCustomer } from "#domain/customers/create-customer";
import { dispatchEvents, type EventConsumer } from "#domain/outbox/dispatch-events";
import { anAccount, keyContext } from "#e2e/support/account";
import { idToUuid } from "#platform/ids";

/** An account with this many events nobody was told of, and what is left of them. */
async function anOutbox(events: number) {
  const account = await anAccount();
  const ctx = keyContext(account);
  await Promise.all(Array.from({ length: events }, () => createCustomer(ctx, {})));
  const left = async () => {
    const [row] = await sqlClient()<[{ all: number; held: number }]>`
      select count(*)::int as all, count(held_until)::int as held from event_outbox
      where account_id = ${idToUuid(account.id)}`;
    return row;
  };
  return { account, left };
}

/** Dispatches until nothing is left to tell; other tests' events may be among it. */
async function dispatchAll(consume: EventConsumer, limit: number): Promise<void> {
  while ((await dispatchEvents([consume], limit)) > 0);
}

test("each event is told once, also by several workers at the same time", async () => {
  const { account, left } = await anOutbox(30);
  const told: string[] = [];
  const consume: EventConsumer = async (_, events) => {
    told.push(...events.filter((event) => event.accountId === account.id).map(({ id }) => id));
  };
  await Promise.all([1, 2, 3].map(() => dispatchAll(consume, 7)));
  expect(told).toHaveLength(30);
  expect(new Set(told).size).toBe(30);
  expect(await left()).toEqual({ all: 0, held: 0 });
});

test("what a consumer writes stands or falls with the taking out", async () => {
  const { account, left } = await anOutbox(1);
  const breakDown: EventConsumer = async (_, events) => {
    if (events.some((event) => event.accountId === account.id)) throw new Error("no");
  };
  await dispatchAll(breakDown, 100);
  expect(await left()).toEqual({ all: 1, held: 1 });
});

test("an event that cannot be told stops no other, and is not lost", async () => {
  const { account, left } = await anOutbox(5);
  const told: string[] = [];
  let poison: string | undefined;
  const consume: EventConsumer = async (_, events) => {
    const ours = events
      .filter((event) => event.accountId === account.id)
      .map(({ id }): string => id);
    poison ??= ours[0];
    if (poison && ours.includes(poison)) throw new Error("no");
    told.push(...ours);
  };
  await dispatchAll(consume, 100);
  expect(told).toHaveLength(4);
  expect(await left()).toEqual({ all: 1, held: 1 });
  await sqlClient()`update event_outbox set held_until = now() - interval '1 second'
    where account_id = ${idToUuid(account.id)}`;
  await dispatchAll(async (_, events) => void told.push(...events.map(({ id }) => id)), 100);
  expect(told).toContain(poison);
  expect(await left()).toEqual({ all: 0, held: 0 });
});
