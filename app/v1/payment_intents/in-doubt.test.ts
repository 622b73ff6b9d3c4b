import { expect, test } from "vitest";
import * as capture from "#app/v1/payment_intents/[intent]/capture/route";
import * as item from "#app/v1/payment_intents/[intent]/route";
import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import * as collection from "#app/v1/payment_intents/route";
import * as refunds from "#app/v1/refunds/route";
import { resolveDue } from "#domain/channel-operations/resolve-due";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import type { Handler } from "#http/endpoint";
import { systemClock } from "#platform/clock";

const path = "/v1/payment_intents";
const visa = { amount: "2000", currency: "cny", payment_method: "pm_card_visa", confirm: "true" };

async function aCaller() {
  const key = await anApiKeyOf(await anAccount());
  const post = (handler: Handler, to: string, form: Record<string, string>) =>
    call(handler, { method: "POST", path: to, key, form });
  const create = (form: Record<string, string>, once: string) => {
    const headers = { "idempotency-key": once };
    return call(collection.POST, { method: "POST", path, key, form, headers });
  };
  const status = async (id: string) =>
    (await call(item.GET, { path: `${path}/${id}`, key })).textAt("status");
  return { create, post, status };
}

/** The worker as it is a minute later. */
function aMinuteLater() {
  return resolveDue(() => systemClock().add({ seconds: 60 }));
}

test("an answer that is lost leaves the payment processing, and its key with one answer", async () => {
  const { create, status } = await aCaller();
  const asked = { ...visa, "metadata[sandbox_outcome]": "lost" };
  const first = await create(asked, "order 1");
  expect(paymentIntentSchema.parse(first.body)).toMatchObject({ status: "processing" });
  await aMinuteLater();
  expect(await status(first.textAt("id"))).toBe("succeeded");
  const again = await create(asked, "order 1");
  expect(again.text).toBe(first.text);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
});

test("a quick answer of a remote channel is the request's own, also when it comes again", async () => {
  const { create } = await aCaller();
  const asked = { ...visa, "metadata[sandbox_outcome]": "twice" };
  const first = await create(asked, "order 1");
  expect(first.at("status")).toBe("succeeded");
  expect((await create(asked, "order 1")).text).toBe(first.text);
  const declined = { ...asked, payment_method: "pm_card_chargeDeclined" };
  const no = await create(declined, "order 2");
  expect(no.status).toBe(402);
  expect(no.at("error", "payment_intent", "status")).toBe("requires_payment_method");
  expect((await create(declined, "order 2")).text).toBe(no.text);
});

test("a capture is told by its own metadata, a refund by its own, and both end", async () => {
  const { post, status } = await aCaller();
  const held = await post(collection.POST, path, { ...visa, capture_method: "manual" });
  const id = held.textAt("id");
  const told = { "metadata[sandbox_outcome]": "lost" };
  const taken = await post(capture.POST, `${path}/${id}/capture`, told);
  expect(taken.at("status")).toBe("processing");
  await aMinuteLater();
  expect(await status(id)).toBe("succeeded");
  const back = await post(refunds.POST, "/v1/refunds", { payment_intent: id, ...told });
  expect(back.body).toMatchObject({ status: "pending", pending_reason: "processing" });
  const second = await post(refunds.POST, "/v1/refunds", { payment_intent: id, amount: "1" });
  expect(second.status).toBe(409);
  expect(second.at("error", "code")).toBe("operation_in_doubt");
  expect(second.headers.get("stripe-should-retry")).toBe("false");
});
