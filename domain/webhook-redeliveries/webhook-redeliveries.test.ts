import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { createCustomer } from "#domain/customers/create-customer";
import { listEvents } from "#domain/event-log/list-events";
import { sendTestEvent } from "#domain/webhook-deliveries/send-test-event";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { applyRedeliveries } from "#domain/webhook-redeliveries/apply-redeliveries";
import { countRedelivery } from "#domain/webhook-redeliveries/count-redelivery";
import type { RedeliverySelection } from "#domain/webhook-redeliveries/redelivery";
import { requestRedelivery } from "#domain/webhook-redeliveries/request-redelivery";
import { anAccount, keyContext } from "#e2e/support/account";
import { aReceiver, badAnswers, thanks } from "#e2e/support/receiver";
import { anEndpoint, deliverTo, hasten, tellEvents } from "#e2e/support/webhooks";
import { systemClock } from "#platform/clock";

const customers = ["customer.created"];

/** Asks, and carries out all that anybody has asked for. */
async function redeliver(ctx: Context, endpoint: WebhookEndpoint, what: object): Promise<number> {
  const input: RedeliverySelection = { ...what, endpointId: endpoint.id };
  const { count: before } = await countRedelivery(ctx, input);
  const { count } = await requestRedelivery(ctx, input);
  expect(count).toBe(before);
  while (await applyRedeliveries());
  await deliverTo(endpoint);
  return count;
}

const anHourAgo = () => systemClock().subtract({ hours: 1 });

test("one event is delivered again, even if it had arrived", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  const [id] = receiver.ids();
  expect(await redeliver(ctx, endpoint, { eventId: id })).toBe(1);
  expect(receiver.ids()).toEqual([id, id]);
});

test("all that has failed is delivered again, and nothing else", async () => {
  let isWell = true;
  await using receiver = await aReceiver((response, webhook) =>
    (isWell ? thanks : badAnswers.fails)?.(response, webhook),
  );
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  isWell = false;
  await createCustomer(ctx, {});
  await createCustomer(ctx, {});
  for (let turn = 0; turn < 4; turn += 1) {
    await deliverTo(endpoint);
    await hasten(endpoint);
  }
  isWell = true;
  const before = receiver.received.length;
  expect(await redeliver(ctx, endpoint, { failed: true })).toBe(2);
  expect(new Set(receiver.ids().slice(before)).size).toBe(2);
  expect(receiver.received).toHaveLength(before + 2);
  expect(await countRedelivery(ctx, { endpointId: endpoint.id, failed: true })).toEqual({
    count: 0,
    redelivery: null,
  });
});

test("a time range brings also what happened while nobody was there", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  await createCustomer(ctx, {});
  await tellEvents();
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await updateEndpoint(ctx, { endpointId: endpoint.id, disabled: true });
  await createCustomer(ctx, {});
  await tellEvents();
  await updateEndpoint(ctx, { endpointId: endpoint.id, disabled: false });
  const later = systemClock().add({ hours: 1 });
  expect(await redeliver(ctx, endpoint, { created: { gte: later } })).toBe(0);
  expect(await redeliver(ctx, endpoint, { created: { gte: anHourAgo(), lte: later } })).toBe(2);
  const { rows } = await listEvents(ctx, { types: customers, limit: 10 });
  expect(receiver.ids().toSorted()).toEqual(rows.map(({ event }) => event.id).toSorted());
});

test("a time range brings what was counted, and no test", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await sendTestEvent(ctx, { endpointId: endpoint.id });
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  expect(receiver.received).toHaveLength(2);
  expect(await redeliver(ctx, endpoint, { created: { gte: anHourAgo() } })).toBe(1);
  expect(receiver.received.slice(2).map(({ type }) => type)).toEqual(customers);
});

test("a selection says one thing, of an endpoint that takes something", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, "https://receiver.invalid/");
  const ask = (what: object) => requestRedelivery(ctx, { ...what, endpointId: endpoint.id });
  const invalid = { code: "parameter_invalid" };
  await expect(ask({})).rejects.toMatchObject(invalid);
  await expect(ask({ eventId: "evt_0", failed: true })).rejects.toMatchObject(invalid);
  await expect(ask({ eventId: "evt_0" })).rejects.toMatchObject({ code: "resource_missing" });
  await updateEndpoint(ctx, { endpointId: endpoint.id, disabled: true });
  await expect(ask({ failed: true })).rejects.toMatchObject(invalid);
});

test("strangers and those without the right get nowhere", async () => {
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, "https://receiver.invalid/");
  const input = { endpointId: endpoint.id, failed: true };
  const stranger = keyContext(await anAccount());
  const powerless = { ...ctx, scopes: new Set<never>() };
  for (const verb of [countRedelivery, requestRedelivery]) {
    await expect(verb(stranger, input)).rejects.toMatchObject({ code: "resource_missing" });
    await expect(verb(powerless, input)).rejects.toMatchObject({
      code: "more_permissions_required",
    });
  }
});
