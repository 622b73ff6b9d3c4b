import { expect, test } from "@playwright/test";
import { Stripe } from "stripe";
import * as z from "zod";
import { anIntegrator, call, post } from "#e2e/support/integrator";
import { aReceiver, badAnswers } from "#e2e/support/receiver";

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
const customerEvents = ["customer.created", "customer.updated", "customer.deleted"] as const;

test("the worker delivers what happened, and the SDK accepts the signature", async () => {
  await using receiver = await aReceiver();
  const { stripe } = await anIntegrator();
  const endpoint = await stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: [...customerEvents],
    description: "Shop",
    metadata: { team: "a" },
  });
  expect(endpoint).toMatchObject({
    object: "webhook_endpoint",
    status: "enabled",
    livemode: false,
  });
  const customer = await stripe.customers.create({ name: "Ada" });
  await stripe.customers.update(customer.id, { name: "Ada Lovelace" });
  await stripe.customers.del(customer.id);
  await expect.poll(() => receiver.received.length).toBe(3);
  const events = receiver.received.map(({ body, headers }) =>
    stripe.webhooks.constructEvent(
      body,
      String(headers["stripe-signature"]),
      endpoint.secret ?? "",
    ),
  );
  expect(events.map(({ type }) => type).toSorted()).toEqual([...customerEvents].toSorted());
  const updated = events.find(({ type }) => type === "customer.updated");
  expect(updated?.data).toMatchObject({
    object: { id: customer.id, name: "Ada Lovelace" },
    previous_attributes: { name: "Ada" },
  });
  const retrieved = await stripe.events.retrieve(updated?.id ?? "");
  expect(retrieved).toMatchObject({ ...updated, pending_webhooks: expect.any(Number) });
  const listed = await stripe.events.list({ types: ["customer.updated"] });
  expect(listed.data.map(({ id }) => id)).toEqual([updated?.id]);
});

test("endpoints are retrieved, changed, listed and deleted as the SDK does it", async () => {
  const { stripe } = await anIntegrator();
  const create = () =>
    stripe.webhookEndpoints.create({ url: "https://example.com/hooks", enabled_events: ["*"] });
  const [one, two] = [await create(), await create()];
  expect(one.secret).toMatch(/^whsec_/);
  const retrieved = await stripe.webhookEndpoints.retrieve(one.id);
  expect(retrieved).not.toHaveProperty("secret");
  const changed = await stripe.webhookEndpoints.update(one.id, {
    disabled: true,
    enabled_events: ["refund.created"],
    url: "https://example.com/other",
  });
  expect(changed).toMatchObject({ status: "disabled", enabled_events: ["refund.created"] });
  const ids: string[] = [];
  for await (const { id } of stripe.webhookEndpoints.list({ limit: 1 })) ids.push(id);
  expect(ids).toEqual([two.id, one.id]);
  expect(await stripe.webhookEndpoints.del(one.id)).toMatchObject({ deleted: true });
  await expect(stripe.webhookEndpoints.retrieve(one.id)).rejects.toMatchObject({
    code: "resource_missing",
  });
  await expect(
    stripe.webhookEndpoints.create({ url: "https://10.0.0.1/", enabled_events: ["*"] }),
  ).rejects.toMatchObject({ code: "parameter_invalid", param: "url" });
});

test("events are read in short through the second version, page by page", async () => {
  const { stripe, account } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "Ada" });
  for (const name of ["B", "C", "D"]) await stripe.customers.update(customer.id, { name });
  const seen: string[] = [];
  for await (const event of stripe.v2.core.events.list({ object_id: customer.id, limit: 2 })) {
    seen.push(event.type);
  }
  const updated = "v1.customer.updated";
  expect(seen).toEqual([updated, updated, updated, "v1.customer.created"]);
  const { data } = await stripe.v2.core.events.list({ types: ["v1.customer.created"] });
  const [first] = data;
  const event = await stripe.v2.core.events.retrieve(first?.id ?? "");
  expect(event).toMatchObject({ object: "v2.core.event", livemode: false, context: account.id });
  const related = "fetchRelatedObject" in event ? await event.fetchRelatedObject() : undefined;
  expect(related).toMatchObject({ id: customer.id, name: "D" });
});

test("a secret is rotated, a test event sent, and what arrived can be looked at and sent again", async () => {
  await using receiver = await aReceiver();
  const { stripe, key } = await anIntegrator();
  const created = await stripe.webhookEndpoints.create({
    url: receiver.url,
    enabled_events: ["refund.created"],
  });
  const path = `/v1/webhook_endpoints/${created.id}`;
  const rotated = await post(key, `${path}/secret`, "overlap_hours=1");
  const { secret } = z.object({ secret: z.string() }).parse(await rotated.json());
  expect(secret).not.toBe(created.secret);
  expect((await post(key, `${path}/test_events`, "")).status).toBe(200);
  await expect.poll(() => receiver.received.length).toBe(1);
  const [webhook] = receiver.received;
  for (const valid of [secret, created.secret ?? ""]) {
    const signature = String(webhook?.headers["stripe-signature"]);
    const event = Stripe.webhooks.constructEvent(webhook?.body ?? "", signature, valid);
    expect(event).toMatchObject({ type: "webhook_endpoint.tested" });
  }
  const readDeliveries = async (): Promise<unknown> => {
    const listed = await call(key, `${path}/deliveries`);
    return listed.json();
  };
  await expect.poll(readDeliveries).toMatchObject({
    data: [{ status: "succeeded", last_status: 200, event: webhook?.id }],
  });
  const { data } = listSchema.parse(await readDeliveries());
  const story: unknown = await (await call(key, `${path}/deliveries/${data[0]?.id}`)).json();
  expect(story).toMatchObject({ attempts: [{ number: 1, request: { body: webhook?.body } }] });
  const again = `event=${webhook?.id}`;
  const counted = await post(key, `${path}/redeliveries`, `${again}&dry_run=true`);
  expect(await counted.json()).toMatchObject({ dry_run: true, event_count: 1, id: null });
  const asked = await post(key, `${path}/redeliveries`, again);
  expect(await asked.json()).toMatchObject({ dry_run: false, event_count: 1 });
  await expect.poll(() => receiver.ids()).toEqual([webhook?.id, webhook?.id]);
});

test("bad receivers hold up no good one, and each good one gets each event", async () => {
  test.setTimeout(60_000);
  const { stripe } = await anIntegrator();
  const good = await Promise.all([aReceiver(), aReceiver(), aReceiver()]);
  const bad = await Promise.all(Object.values(badAnswers).map((answer) => aReceiver(answer)));
  try {
    for (const { url } of [...bad, ...good]) {
      await stripe.webhookEndpoints.create({ url, enabled_events: ["customer.created"] });
    }
    const count = 40;
    await Promise.all(Array.from({ length: count }, () => stripe.customers.create()));
    const arrived = () => good.map((receiver) => new Set(receiver.ids()).size);
    await expect.poll(arrived, { timeout: 30_000 }).toEqual([count, count, count]);
    expect(bad.every(({ received }) => received.length > 0)).toBe(true);
  } finally {
    await Promise.all([...good, ...bad].map((receiver) => receiver[Symbol.asyncDispose]()));
  }
});
