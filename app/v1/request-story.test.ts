import { expect, test } from "vitest";
import { POST as capturePayment } from "#app/v1/payment_intents/[intent]/capture/route";
import { GET as retrievePayment } from "#app/v1/payment_intents/[intent]/route";
import { POST as createPayment } from "#app/v1/payment_intents/route";
import { POST as createPayout } from "#app/v1/payouts/route";
import { POST as createRefund } from "#app/v1/refunds/route";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { aPerson, keyContext, personContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { limitAccount } from "#e2e/support/limited";
import { requireApprovalAbove } from "#e2e/support/shop";
import { aStoried, routesOf, storyOf, wayOf } from "#e2e/support/stories";
import { anEndpoint, tellEvents } from "#e2e/support/webhooks";

const path = "/v1/payment_intents";
const paid = { amount: "2000", currency: "cny", payment_method: "pm_card_visa", confirm: "true" };

const typesOf = (events: readonly { readonly type: string }[] | undefined) =>
  (events ?? []).map(({ type }) => type).toSorted();

test("a payment's story goes from its limits to its deliveries", async () => {
  const shop = await aStoried();
  const { account, key } = shop;
  await limitAccount(account, { ratePerSecond: 1, burst: 20 });
  await anEndpoint(keyContext(account), "https://shop.example/hooks");
  const headers = { "idempotency-key": "order-1" };
  const answer = await call(createPayment, { method: "POST", path, key, form: paid, headers });
  await tellEvents();
  const story = await storyOf(shop, answer);
  expect(story.notes.limiter).toMatchObject({
    limits: [{ rule: "key" }, { rule: "account", before: 20, after: 19, burst: 20 }],
  });
  expect(story.request).toMatchObject({ status: 200, idempotencyKey: "order-1" });
  expect(story.request?.objectId).toBe(answer.textAt("id"));
  expect(story.tries).toMatchObject([{ kind: "card_charge", state: "succeeded" }]);
  expect(wayOf(story)).toBe(
    "credential limiter idempotency route risk channel ledger events deliveries",
  );
  expect(routesOf(story)).toContain("channel_receivable > pending");
  expect(typesOf(story.events)).toContain("payment_intent.succeeded");
  expect(story.deliveries).toHaveLength(story.events?.length ?? -1);
  expect(story.deliveries?.[0]).toMatchObject({ state: "pending", attempts: [] });
  expect(JSON.parse(story.request?.asked ?? "")).toEqual(paid);
  expect(JSON.parse(story.told ?? "")).toMatchObject({
    id: answer.textAt("id"),
    client_secret: "[removed]",
  });

  const again = await call(createPayment, { method: "POST", path, key, form: paid, headers });
  const replayed = await storyOf(shop, again);
  expect(replayed.notes.replayOf).toBe(story.id);
  expect(replayed).toMatchObject({ told: story.told, tries: [], transfers: [], events: [] });

  const id = answer.textAt("id");
  const read = await call(retrievePayment, { path: `${path}/${id}`, key });
  const looked = await storyOf(shop, read);
  expect(looked).toMatchObject({ tries: [], operations: [], transfers: [], events: [] });
  expect(looked.request?.objectId).toBe(id);
});

test("captures, refunds that wait, and what people said to them are told", async () => {
  const shop = await aStoried();
  const { account, key, owner } = shop;
  await requireApprovalAbove(account, 100n);
  const held = { ...paid, capture_method: "manual" };
  const id = (await call(createPayment, { method: "POST", path, key, form: held })).textAt("id");
  const capture = { method: "POST", path: `${path}/${id}/capture`, key, form: {} } as const;
  const captured = await storyOf(shop, await call(capturePayment, capture));
  expect(captured.transfers?.map(({ kind }) => kind)).toContain("post");
  const form = { payment_intent: id, amount: "1500" };
  const asked = await call(createRefund, { method: "POST", path: "/v1/refunds", key, form });
  const refundId = asked.textAt("id");
  const waiting = await storyOf(shop, asked);
  expect(waiting.refunds).toMatchObject([{ id: refundId, approvalsRequired: 1, decisions: [] }]);
  expect(waiting.transfers).toMatchObject([{ kind: "pending", code: "refund_hold" }]);
  expect(wayOf(waiting)).toBe("credential limiter route risk ledger approval events");
  const second = personContext(account, await aPerson("admin"));
  const { requestHash } = await retrieveRefund(second, { refundId });
  await approveRefund(second, { refundId, requestHash });
  const { refunds, later } = await storyOf(shop, asked);
  expect(refunds).toMatchObject([{ decisions: [{ decision: "approved" }] }]);
  expect(typesOf(later)).toContain("refund.updated");
  const byPerson = await retrieveStory(owner, { requestId: second.requestId });
  expect(byPerson.request).toBeUndefined();
  expect(typesOf(byPerson.events)).toContain("refund.updated");
  expect(byPerson.transfers?.length).toBeGreaterThan(0);
});

test("declines, refusals and what was over a limit say where they ended", async () => {
  const shop = await aStoried();
  const { account, key } = shop;
  const form = { ...paid, payment_method: "pm_card_visa_chargeDeclined" };
  const declined = await storyOf(
    shop,
    await call(createPayment, { method: "POST", path, key, form }),
  );
  expect(declined.request).toMatchObject({ status: 402, errorCode: "card_declined" });
  expect(declined.tries).toMatchObject([{ state: "failed", failureCode: "card_declined" }]);
  expect(declined.transfers).toEqual([]);
  expect(wayOf(declined)).toBe("credential limiter route risk channel! events");

  const money = { amount: "100", currency: "cny" };
  const payout = await call(createPayout, {
    method: "POST",
    path: "/v1/payouts",
    key,
    form: money,
  });
  expect(payout.status).toBe(400);
  expect(payout.textAt("error", "request_log_url")).toBe(
    `http://127.0.0.1:3000/requests/${payout.headers.get("request-id")}`,
  );
  expect(await storyOf(shop, payout)).toMatchObject({ events: [], request: { status: 400 } });

  const limited = await aStoried();
  await limitAccount(limited.account, { ratePerSecond: 1, burst: 1 });
  const ask = () => call(createPayment, { method: "POST", path, key: limited.key, form: paid });
  await ask();
  const { notes, request } = await storyOf(limited, await ask());
  expect(notes.limiter?.refusedBy).toBe("account");
  expect(request).toMatchObject({ status: 429, asked: null, errorCode: "rate_limit" });
  expect(account.id).not.toBe(limited.account.id);
});

test("each part is for those alone who may see it, and all of it for its own account", async () => {
  const shop = await aStoried();
  const answer = await call(createPayment, { method: "POST", path, key: shop.key, form: paid });
  const { id } = await storyOf(shop, answer);
  const scopes = new Set(["requests:read"] as const);
  const story = await retrieveStory({ ...shop.owner, scopes }, { requestId: id });
  const { tries, operations, transfers, refunds, events, deliveries, later } = story;
  expect([tries, operations, transfers, refunds, events, deliveries, later]).toEqual(
    Array.from({ length: 7 }, () => undefined),
  );
  const stranger = await aStoried();
  const refusals = await Promise.allSettled(
    [id, "req_0", `${id.slice(0, -1)}${id.endsWith("0") ? "1" : "0"}`].map((requestId) =>
      retrieveStory(stranger.owner, { requestId }),
    ),
  );
  for (const refusal of refusals) {
    expect(refusal).toMatchObject({
      reason: { code: "resource_missing", message: "No such request." },
    });
  }
  const powerless = { ...shop.owner, scopes: new Set<never>() };
  await expect(retrieveStory(powerless, { requestId: id })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
