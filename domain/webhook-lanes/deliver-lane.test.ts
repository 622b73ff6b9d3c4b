import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { webhookLanes } from "#db/schema/webhooks";
import { decodeRow } from "#db/table-shape";
import { createCustomer } from "#domain/customers/create-customer";
import { listEvents } from "#domain/event-log/list-events";
import { retrieveDelivery } from "#domain/webhook-deliveries/retrieve-delivery";
import { deleteEndpoint } from "#domain/webhook-endpoints/delete-endpoint";
import { retrieveEndpoint } from "#domain/webhook-endpoints/retrieve-endpoint";
import { rotateSecret } from "#domain/webhook-endpoints/rotate-secret";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { claimDeliveries } from "#domain/webhook-lanes/queries";
import { retrySeconds } from "#domain/webhook-lanes/retry-schedule";
import { anAccount, keyContext } from "#e2e/support/account";
import { aReceiver, badAnswers, thanks } from "#e2e/support/receiver";
import { anEndpoint, deliveriesOf, deliverTo, hasten, tellEvents } from "#e2e/support/webhooks";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

const customers = ["customer.*"];

test("what happened arrives once, signed so that the SDK takes it", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint, secret } = await anEndpoint(ctx, receiver.url, customers);
  const customer = await createCustomer(ctx, { name: "Ada" });
  await deliverTo(endpoint);
  await deliverTo(endpoint);
  expect(receiver.received).toHaveLength(1);
  const [webhook] = receiver.received;
  const event = Stripe.webhooks.constructEvent(
    webhook?.body ?? "",
    String(webhook?.headers["stripe-signature"]),
    secret,
  );
  expect(event).toMatchObject({
    object: "event",
    type: "customer.created",
    livemode: false,
    pending_webhooks: 1,
    data: { object: { id: customer.id, name: "Ada" } },
  });
  expect(webhook?.headers["content-type"]).toBe("application/json; charset=utf-8");
  const [found] = await deliveriesOf(ctx, endpoint);
  expect(found?.delivery).toMatchObject({ state: "succeeded", attempts: 1, lastStatus: 200 });
  const input = { endpointId: endpoint.id, deliveryId: found?.delivery.id ?? "" };
  const story = await retrieveDelivery(ctx, input);
  expect(story.attempts).toMatchObject([{ number: 1, status: 200, failure: null }]);
});

test("while a secret is being rotated both sign, and after that only the new one", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint, secret: former } = await anEndpoint(ctx, receiver.url, customers);
  const { secret } = await rotateSecret(ctx, { endpointId: endpoint.id, overlapHours: 1 });
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  const opens = (place: number, by: string) => () => {
    const { body = "", headers } = receiver.received[place] ?? {};
    Stripe.webhooks.constructEvent(body, String(headers?.["stripe-signature"]), by);
  };
  expect(opens(0, former)).not.toThrow();
  expect(opens(0, secret)).not.toThrow();
  await rotateSecret(ctx, { endpointId: endpoint.id, overlapHours: 0 });
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  expect(opens(1, former)).toThrow("No signatures found");
  expect(opens(1, secret)).toThrow("No signatures found");
});

test("a receiver that fails is tried by the schedule, with the same event each time", async () => {
  let isWell = false;
  await using receiver = await aReceiver((response, webhook) =>
    (isWell ? thanks : badAnswers.fails)?.(response, webhook),
  );
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  const [first] = await deliveriesOf(ctx, endpoint);
  expect(first?.delivery).toMatchObject({ state: "pending", attempts: 1, lastFailure: "status" });
  await deliverTo(endpoint);
  expect(receiver.received).toHaveLength(1);
  const { attempts } = await retrieveDelivery(ctx, {
    endpointId: endpoint.id,
    deliveryId: first?.delivery.id ?? "",
  });
  const waits = first?.delivery.nextAttemptAt?.since(attempts[0]?.attemptedAt ?? "");
  const [seconds = 0] = retrySeconds.sandbox;
  expect(waits?.total("seconds")).toBeGreaterThanOrEqual(seconds);
  expect(waits?.total("seconds")).toBeLessThan(seconds * 1.1 + 5);
  isWell = true;
  await hasten(endpoint);
  await deliverTo(endpoint);
  expect(receiver.ids()).toEqual([first?.event.id, first?.event.id]);
  const [second] = await deliveriesOf(ctx, endpoint);
  expect(second?.delivery).toMatchObject({ state: "succeeded", attempts: 2 });
});

test("in a sandbox a third failure is the last, and people are told once", async () => {
  await using receiver = await aReceiver(badAnswers.fails);
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await createCustomer(ctx, {});
  for (let turn = 0; turn < 4; turn += 1) {
    await deliverTo(endpoint);
    await hasten(endpoint);
  }
  expect(receiver.received).toHaveLength(3);
  const [found] = await deliveriesOf(ctx, endpoint);
  expect(found?.delivery).toMatchObject({ state: "failed", attempts: 3, nextAttemptAt: null });
  const types = ["webhook_endpoint.failing"];
  const { rows } = await listEvents(ctx, { types, objectId: endpoint.id, limit: 10 });
  expect(rows).toHaveLength(1);
});

test("a hopeless endpoint is disabled, tells so, and begins anew when it is enabled", async () => {
  await using receiver = await aReceiver(badAnswers.redirects);
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await using other = await aReceiver();
  const { endpoint: watcher } = await anEndpoint(ctx, other.url, ["webhook_endpoint.*"]);
  for (let turn = 0; turn < 11; turn += 1) await createCustomer(ctx, {});
  const status = async () => (await retrieveEndpoint(ctx, { endpointId: endpoint.id })).status;
  for (let turn = 0; turn < 40 && (await status()) === "enabled"; turn += 1) {
    await deliverTo(endpoint);
    await hasten(endpoint);
  }
  expect(await retrieveEndpoint(ctx, { endpointId: endpoint.id })).toMatchObject({
    status: "disabled",
    disabledReason: "failing",
  });
  await deliverTo(endpoint);
  const states = (await deliveriesOf(ctx, endpoint)).map(({ delivery }) => delivery.state);
  expect(new Set(states)).toEqual(new Set(["failed"]));
  await deliverTo(watcher);
  expect(other.received.map(({ type }) => type)).toEqual([
    "webhook_endpoint.created",
    "webhook_endpoint.failing",
    "webhook_endpoint.disabled",
  ]);
  const before = receiver.received.length;
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  expect(receiver.received).toHaveLength(before);
  await updateEndpoint(ctx, { endpointId: endpoint.id, disabled: false, url: other.url });
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  expect(other.received.at(-1)?.type).toBe("customer.created");
});

test("an endpoint is never told of itself", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url);
  await updateEndpoint(ctx, { endpointId: endpoint.id, description: "Shop" });
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  expect(receiver.received.map(({ type }) => type)).toEqual(["customer.created"]);
});

test("of a deleted endpoint nothing is sent, and nothing waits", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url);
  await createCustomer(ctx, {});
  await tellEvents();
  await deleteEndpoint(ctx, { endpointId: endpoint.id });
  await deliverTo(endpoint);
  expect(receiver.received.length).toBeLessThanOrEqual(1);
  const { rows } = await listEvents(ctx, { types: ["customer.*"], limit: 1 });
  expect(rows[0]?.pendingWebhooks).toBe(0);
});

test("many events reach a good receiver, each once", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  await Promise.all(Array.from({ length: 100 }, () => createCustomer(ctx, {})));
  await deliverTo(endpoint);
  expect(receiver.ids()).toHaveLength(100);
  expect(new Set(receiver.ids()).size).toBe(100);
});

test("what a killed worker had taken is sent by the next, once its lease has ended", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, customers);
  const place = [idToUuid(endpoint.accountId), idToUuid(endpoint.id)] as const;
  const [row] = await sqlClient()<Record<string, unknown>[]>`
    update webhook_lanes set lease_holder = 'the dead', leased_until = now() + interval '1 minute'
    where account_id = ${place[0]} and endpoint_id = ${place[1]} returning *`;
  await createCustomer(ctx, {});
  await tellEvents();
  await expect.poll(async () => (await deliveriesOf(ctx, endpoint)).length).toBe(1);
  const dead = decodeRow(webhookLanes, row ?? {});
  expect(await claimDeliveries(dead, 10, systemClock())).toHaveLength(1);
  expect(await claimDeliveries(dead, 10, systemClock())).toEqual([]);
  await hasten(endpoint);
  await sqlClient()`update webhook_lanes set leased_until = now() - interval '1 second'
    where account_id = ${place[0]} and endpoint_id = ${place[1]}`;
  await deliverTo(endpoint);
  expect(receiver.received).toHaveLength(1);
  expect(await claimDeliveries(dead, 10, systemClock())).toEqual([]);
  const [found] = await deliveriesOf(ctx, endpoint);
  expect(found?.delivery).toMatchObject({ state: "succeeded", attempts: 1 });
});
