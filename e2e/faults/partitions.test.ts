import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect } from "#db/client";
import { createCustomer } from "#domain/customers/create-customer";
import { listEvents } from "#domain/event-log/list-events";
import { retrieveEvent } from "#domain/event-log/retrieve-event";
import { listRequests } from "#domain/request-log/list-requests";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { sweepRequests } from "#domain/request-log/sweep-requests";
import { checkNow } from "#domain/standing-check/check-now";
import { listDeliveries } from "#domain/webhook-deliveries/list-deliveries";
import { retrieveDelivery } from "#domain/webhook-deliveries/retrieve-delivery";
import { applyRedeliveries } from "#domain/webhook-redeliveries/apply-redeliveries";
import { requestRedelivery } from "#domain/webhook-redeliveries/request-redelivery";
import { anAgedDatabase, monthAgo } from "#e2e/faults/aged-database";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { take } from "#e2e/support/payment";
import { aReceiver } from "#e2e/support/receiver";
import { anEndpoint, deliverTo } from "#e2e/support/webhooks";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { attachPartitions } from "#scripts/partitions/attach-partitions";
import { detachPartitions } from "#scripts/partitions/detach-partitions";

const opened = new AsyncDisposableStack();
let owner: Sql;

beforeAll(async () => {
  owner = await anAgedDatabase(18, opened);
  opened.defer(disconnect);
});

afterAll(() => opened.disposeAsync());

const missing = { code: "resource_missing" };

/** An account in which something happened so long ago, and that its receiver was told of it. */
async function aLongAgo(months: number) {
  const { time, moment } = monthAgo(months);
  const ctx = keyContext(await anAccount());
  const receiver = opened.use(await aReceiver());
  const { endpoint } = await anEndpoint(ctx, receiver.url, ["customer.created"]);
  await createCustomer({ ...ctx, clock: () => moment }, { name: "Long ago" });
  await createCustomer(ctx, { name: "Now" });
  await expect(put(time)).rejects.toThrow("were not told yet");
  await deliverTo(endpoint);
  const deliveries = async () =>
    (await listDeliveries(ctx, { endpointId: endpoint.id, limit: 10 })).rows;
  const [, old] = await deliveries();
  if (!old) throw new Error("two were delivered");
  expect(old.event.createdAt).toEqual(moment);
  const [eventId, deliveryId] = [old.event.id, old.delivery.id];
  const before = async () =>
    (await listEvents(ctx, { limit: 100, created: { lte: moment } })).rows.length;
  return { ctx, endpoint, receiver, time, old, eventId, deliveryId, deliveries, before };
}

function put(time: string, olderThanMonths = 12) {
  return detachPartitions(owner, { time, olderThanMonths, now: systemClock() });
}

test("a month is put away and comes back while money moves", async () => {
  const { ctx, endpoint, time, old, eventId, deliveryId, deliveries, before } = await aLongAgo(14);
  await expect(put(time, 14)).rejects.toThrow("less than 14 months");
  await expect(put("20010101")).rejects.toThrow("no partition");
  const over = new AbortController();
  let payments = 0;
  const trading = Array.from({ length: 4 }, async () => {
    while (!over.signal.aborted) {
      await take(ctx);
      payments += 1;
    }
  });
  const all = await before();
  await put(time);
  await expect(retrieveEvent(ctx, { eventId })).rejects.toMatchObject(missing);
  const story = { endpointId: endpoint.id, deliveryId };
  await expect(retrieveDelivery(ctx, story)).rejects.toMatchObject(missing);
  const wish = { endpointId: endpoint.id, eventId };
  await expect(requestRedelivery(ctx, wish)).rejects.toMatchObject(missing);
  expect(await deliveries()).toHaveLength(1);
  expect([all, await before()]).toEqual([1, 0]);

  await attachPartitions(owner, time);
  over.abort();
  await Promise.all(trading);
  expect((await retrieveEvent(ctx, { eventId })).event).toEqual(old.event);
  expect((await retrieveDelivery(ctx, story)).attempts).toHaveLength(1);
  expect(await before()).toBe(1);
  expect(payments).toBeGreaterThan(0);
  expect((await checkNow(workerContext(ctx.account))).faultCount).toBe(0);
});

test("a month that something waits for stays, with what was asked for meanwhile", async () => {
  const { ctx, endpoint, receiver, time, eventId, deliveries } = await aLongAgo(15);
  await requestRedelivery(ctx, { endpointId: endpoint.id, eventId });
  await expect(put(time)).rejects.toThrow("to be delivered again");
  // Broken off after its first step: the wish is older than that.
  await owner.unsafe(`alter table events detach partition partitions.events_${time} concurrently`);
  expect(await deliveries()).toHaveLength(1);
  await expect(put(time)).rejects.toThrow("to be delivered again");
  expect(await deliveries()).toHaveLength(2);
  await applyRedeliveries();
  await expect(put(time)).rejects.toThrow("are still tried");
  await deliverTo(endpoint);
  expect(receiver.received).toHaveLength(3);
  await put(time);
  await put(time);
  expect(await deliveries()).toHaveLength(1);
});

test("a wish for an event that was put away meanwhile holds up no other", async () => {
  const { ctx, endpoint, time, eventId } = await aLongAgo(16);
  await requestRedelivery(ctx, { endpointId: endpoint.id, eventId });
  for (const table of ["events", "webhook_deliveries", "webhook_attempts"]) {
    await owner.unsafe(`alter table ${table} detach partition partitions.${table}_${time}`);
  }
  expect(await applyRedeliveries()).toBe(true);
  expect(await applyRedeliveries()).toBe(false);
});

test("requests are forgotten after a month, by the week", async () => {
  const account = await anAccount();
  for (const days of [300, 45, 29, 0]) {
    const startedAt = systemClock().subtract({ hours: 24 * days });
    const ctx = keyContext(account, { requestId: newId("req", startedAt) });
    const asked = { method: "GET", route: "/v1/account", url: "http://127.0.0.1/v1/account" };
    const told = { status: 200, body: "{}", durationMs: days, startedAt };
    logRequest({ ctx, ...asked, ...told, idempotencyKey: null, apiVersion: null });
  }
  await flushRequests();
  expect(await sweepRequests()).toBeGreaterThan(50);
  const reader = personContext(account, await aPerson("developer"));
  const { rows } = await listRequests(reader, { limit: 10 });
  expect(rows.map(({ durationMs }) => durationMs)).toEqual([0, 29]);
  expect(await sweepRequests()).toBe(0);
  // What was made in the last week stays, whatever the program asks for.
  expect(await sweepRequests(0)).toBeGreaterThan(0);
  const kept = await listRequests(reader, { limit: 10 });
  expect(kept.rows.map(({ durationMs }) => durationMs)).toEqual([0]);
});
