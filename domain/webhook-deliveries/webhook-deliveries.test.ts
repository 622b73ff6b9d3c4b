import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { isTold } from "#domain/webhook-deliveries/is-told";
import { listDeliveries } from "#domain/webhook-deliveries/list-deliveries";
import { retrieveDelivery } from "#domain/webhook-deliveries/retrieve-delivery";
import { sendTestEvent } from "#domain/webhook-deliveries/send-test-event";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { anAccount, keyContext } from "#e2e/support/account";
import { aReceiver } from "#e2e/support/receiver";
import { anEndpoint, deliveriesOf, deliverTo, tellEvents } from "#e2e/support/webhooks";

// It answers nobody: what is planned stays as it is while a test looks.
const nowhere = "https://receiver.invalid/hooks";

test("each endpoint gets the events it wants, and no other account's", async () => {
  const [ctx, other] = [keyContext(await anAccount()), keyContext(await anAccount())];
  const { endpoint: all } = await anEndpoint(ctx, nowhere);
  const { endpoint: some } = await anEndpoint(ctx, nowhere, ["refund.*", "customer.created"]);
  const { endpoint: none } = await anEndpoint(ctx, nowhere, ["refund.*"]);
  await createCustomer(ctx, {});
  await createCustomer(other, {});
  await tellEvents();
  const typesOf = async (endpoint: typeof all) =>
    (await deliveriesOf(ctx, endpoint)).map(({ event }) => event.type).toSorted();
  expect(await typesOf(all)).toEqual([
    "customer.created",
    "webhook_endpoint.created",
    "webhook_endpoint.created",
  ]);
  expect(await typesOf(some)).toEqual(["customer.created"]);
  expect(await typesOf(none)).toEqual([]);
});

test("an endpoint is told neither of itself nor of another's test", () => {
  const endpoint = { id: "we_1", enabledEvents: ["*"] } as const;
  const told = (type: string, objectId: string) => isTold(endpoint, { type, objectId });
  expect(told("refund.created", "re_1")).toBe(true);
  expect(told("webhook_endpoint.failing", "we_2")).toBe(true);
  expect(told("webhook_endpoint.failing", "we_1")).toBe(false);
  expect(told("webhook_endpoint.tested", "we_1")).toBe(true);
  expect(told("webhook_endpoint.tested", "we_2")).toBe(false);
});

test("a test event reaches the one endpoint, whatever types it takes", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, ["refund.*"]);
  const { endpoint: other } = await anEndpoint(ctx, nowhere);
  await sendTestEvent(ctx, { endpointId: endpoint.id });
  await sendTestEvent(ctx, { endpointId: endpoint.id });
  await deliverTo(endpoint);
  const tested = "webhook_endpoint.tested";
  expect(receiver.received.map(({ type }) => type)).toEqual([tested, tested]);
  const others = await deliveriesOf(ctx, other);
  expect(others.map(({ event }) => event.type)).not.toContain(tested);
  await updateEndpoint(ctx, { endpointId: endpoint.id, disabled: true });
  await expect(sendTestEvent(ctx, { endpointId: endpoint.id })).rejects.toMatchObject({
    code: "parameter_invalid",
  });
});

test("deliveries are found by state and event, and strangers find none", async () => {
  await using receiver = await aReceiver();
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, receiver.url, ["customer.created"]);
  await createCustomer(ctx, {});
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  const [newest] = await deliveriesOf(ctx, endpoint);
  const found = async (filter: object) =>
    (await listDeliveries(ctx, { endpointId: endpoint.id, limit: 10, ...filter })).rows.length;
  expect(await found({ state: "succeeded" })).toBe(2);
  expect(await found({ state: "failed" })).toBe(0);
  expect(await found({ eventId: newest?.event.id })).toBe(1);
  expect(await found({ eventId: "evt_0" })).toBe(0);
  const input = { endpointId: endpoint.id, deliveryId: newest?.delivery.id ?? "" };
  await expect(retrieveDelivery(ctx, input)).resolves.toMatchObject({ attempts: [{ number: 1 }] });
  const stranger = keyContext(await anAccount());
  const powerless = { ...ctx, scopes: new Set<never>() };
  const missing = { code: "resource_missing" };
  await expect(retrieveDelivery(stranger, input)).rejects.toMatchObject(missing);
  await expect(retrieveDelivery(ctx, { ...input, deliveryId: "whd_0" })).rejects.toMatchObject(
    missing,
  );
  for (const verb of [retrieveDelivery, sendTestEvent]) {
    await expect(verb(powerless, input)).rejects.toMatchObject({
      code: "more_permissions_required",
    });
  }
  await expect(listDeliveries(stranger, { ...input, limit: 1 })).rejects.toMatchObject(missing);
});
