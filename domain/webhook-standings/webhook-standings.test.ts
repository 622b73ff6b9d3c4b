import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { endpointState, successRate } from "#domain/webhook-standings/endpoint-standing";
import { listEventDeliveries } from "#domain/webhook-standings/list-event-deliveries";
import { listStandings } from "#domain/webhook-standings/list-standings";
import { retrieveStanding } from "#domain/webhook-standings/retrieve-standing";
import { anAccount, keyContext } from "#e2e/support/account";
import { aReceiver, badAnswers } from "#e2e/support/receiver";
import { anEndpoint, deliveriesOf, deliverTo } from "#e2e/support/webhooks";

test("each endpoint shows what arrived and what did not", async () => {
  await using good = await aReceiver();
  await using bad = await aReceiver(badAnswers.fails);
  const ctx = keyContext(await anAccount());
  const { endpoint } = await anEndpoint(ctx, good.url, ["customer.created"]);
  const { endpoint: failing } = await anEndpoint(ctx, bad.url, ["customer.created"]);
  await createCustomer(ctx, {});
  await deliverTo(endpoint);
  await deliverTo(failing);
  const [second, first] = await listStandings(ctx);
  expect(first).toMatchObject({ counts: { succeeded: 1, failed: 0, pending: 0 } });
  expect(first?.lastArrivedAt).not.toBeNull();
  expect(second).toMatchObject({ counts: { succeeded: 0, pending: 1 }, lastArrivedAt: null });
  expect([first, second].map((each) => each && endpointState(each))).toEqual([
    "enabled",
    "failing",
  ]);
  await updateEndpoint(ctx, { endpointId: failing.id, disabled: true });
  const disabled = await retrieveStanding(ctx, { endpointId: failing.id });
  expect(endpointState(disabled)).toBe("disabled");
  const [sent] = await deliveriesOf(ctx, endpoint);
  const eventId = sent?.event.id ?? "";
  const places = await listEventDeliveries(ctx, { eventId });
  expect(places.map((place) => place.endpoint.id).toSorted()).toEqual(
    [endpoint.id, failing.id].toSorted(),
  );
});

test("another account's endpoints and events are not there", async () => {
  const [ctx, other] = [keyContext(await anAccount()), keyContext(await anAccount())];
  const { endpoint } = await anEndpoint(ctx, "https://receiver.invalid/hooks");
  expect(await listStandings(other)).toEqual([]);
  const missing = { code: "resource_missing" };
  await expect(retrieveStanding(other, { endpointId: endpoint.id })).rejects.toMatchObject(missing);
  await expect(listEventDeliveries(other, { eventId: "evt_1" })).rejects.toMatchObject(missing);
  const nobody = keyContext(ctx.account, { scopes: new Set() });
  await expect(listStandings(nobody)).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("a rate is of what has ended, and none where nothing has", () => {
  expect(successRate({ succeeded: 3, failed: 1, pending: 9 })).toBe(0.75);
  expect(successRate({ succeeded: 0, failed: 0, pending: 9 })).toBeNull();
});
