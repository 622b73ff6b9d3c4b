import { expect, test } from "vitest";
import { POST as createPayment } from "#app/v1/payment_intents/route";
import { POST as createRefund } from "#app/v1/refunds/route";
import { settleOperation } from "#domain/channel-operations/settle-operation";
import { payerContext } from "#domain/merchants/payer-context";
import { authenticatePayment } from "#domain/payment-authentication/authenticate-payment";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { keyContext, workerContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { aStoried, routesOf, type Storied, stateAt, storyOf, wayOf } from "#e2e/support/stories";

const path = "/v1/payment_intents";
const paid = { amount: "2000", currency: "cny", payment_method: "pm_card_visa", confirm: "true" };

function pay({ key }: Storied, form: Readonly<Record<string, string>> = {}) {
  return call(createPayment, { method: "POST", path, key, form: { ...paid, ...form } });
}

const outcome = (name: string) => ({ "metadata[sandbox_outcome]": name });

/** The channel tells us later what has become of an operation. */
async function tell({ account }: Storied, operationId: string, state: "failed" | "succeeded") {
  const worker = workerContext(account);
  const failure = { code: "card_declined", declineCode: null, message: "Declined." };
  const message = {
    source: "notification",
    state,
    sequence: 9,
    failure: state === "failed" ? failure : null,
  } as const;
  await settleOperation(worker, { operationId, message });
  return worker;
}

test("a remote channel that answers at once has its words and the money in one story", async () => {
  const storied = await aStoried();
  const story = await storyOf(storied, await pay(storied, outcome("twice")));
  expect(story.tries).toEqual([]);
  expect(story.operations).toMatchObject([
    {
      kind: "authorise",
      state: "succeeded",
      evidence: [{ source: "request" }, { says: "succeeded" }],
    },
  ]);
  expect(routesOf(story)).toContain("channel_receivable > pending");
  expect(wayOf(story)).toBe("credential limiter route risk channel ledger events");
});

test("what a remote channel says later is told with the request that asked, once it is known", async () => {
  const storied = await aStoried();
  const answer = await pay(storied, outcome("late"));
  const before = await storyOf(storied, answer);
  expect(before).toMatchObject({ transfers: [], operations: [{ state: "pending" }] });
  expect(wayOf(before)).toBe("credential limiter route risk channel events");
  const worker = await tell(storied, before.operations?.[0]?.id ?? "", "succeeded");
  const after = await storyOf(storied, answer);
  expect(after.operations).toMatchObject([{ state: "succeeded" }]);
  expect(after.operations?.[0]?.evidence.at(-1)).toMatchObject({ source: "notification" });
  expect(routesOf(after)).toContain("channel_receivable > pending");
  expect(after.events).toEqual(before.events);
  expect(after.later?.map(({ type }) => type)).toContain("payment_intent.succeeded");
  const heard = await retrieveStory(storied.owner, worker);
  expect(heard).toMatchObject({ request: undefined, operations: [], transfers: after.transfers });
});

test("a decline of a remote channel, at once or later, moves nothing and says why", async () => {
  const storied = await aStoried();
  const answer = await pay(storied, outcome("late_declined"));
  const [operation] = (await storyOf(storied, answer)).operations ?? [];
  await tell(storied, operation?.id ?? "", "failed");
  const story = await storyOf(storied, answer);
  expect(story).toMatchObject({
    transfers: [],
    operations: [{ state: "failed", failure: { code: "card_declined" } }],
  });
  expect(stateAt(story, "ledger")).toBe("nothing");
});

test("a refund through a remote channel tells of its operation and of what is held for it", async () => {
  const storied = await aStoried();
  const { textAt } = await pay(storied);
  const form = { payment_intent: textAt("id"), amount: "500", ...outcome("late") };
  const { key } = storied;
  const answer = await call(createRefund, { method: "POST", path: "/v1/refunds", key, form });
  const story = await storyOf(storied, answer);
  expect(story.operations).toMatchObject([{ kind: "refund", state: "pending" }]);
  expect(story.transfers).toMatchObject([{ kind: "pending", code: "refund_hold" }]);
  expect(story.tries).toEqual([]);
  await tell(storied, story.operations?.[0]?.id ?? "", "succeeded");
  const { transfers, tries } = await storyOf(storied, answer);
  expect(transfers?.map(({ code }) => code).toSorted()).toEqual([
    "fee_return",
    "refund",
    "refund_hold",
  ]);
  expect(tries).toEqual([]);
});

test("a payer who is asked by their bank is told of, and their answer is a story of its own", async () => {
  const storied = await aStoried();
  const asks = await pay(storied, { payment_method: "pm_card_authenticationRequired" });
  expect(asks.textAt("status")).toBe("requires_action");
  const story = await storyOf(storied, asks);
  expect(story).toMatchObject({ tries: [], transfers: [] });
  expect(wayOf(story)).toBe("credential limiter route risk events");
  const asker = keyContext(storied.account);
  const paymentId = asks.textAt("id");
  const payer = await payerContext({ accountId: storied.account.id, paymentId }, asker);
  const clientSecret = asks.textAt("client_secret");
  await authenticatePayment(payer, { paymentId, clientSecret, outcome: "approved" });
  const answered = await retrieveStory(storied.owner, payer);
  expect(answered).toMatchObject({ request: undefined, tries: [{ kind: "card_charge" }] });
  expect(routesOf(answered)).toContain("channel_receivable > pending");
  expect(wayOf(answered)).toBe("risk channel ledger events");
  const since = (await storyOf(storied, asks)).later?.map(({ type }) => type);
  expect(since).toContain("payment_intent.succeeded");
});

test("what others do to the same payment meanwhile is not taken for this request's doing", async () => {
  const storied = await aStoried();
  const first = await pay(storied);
  const form = { payment_intent: first.textAt("id"), amount: "100" };
  const refund = { method: "POST", path: "/v1/refunds", key: storied.key, form } as const;
  const refunded = await storyOf(storied, await call(createRefund, refund));
  const story = await storyOf(storied, first);
  const own = new Set(story.transfers?.map(({ id }) => id));
  expect(refunded.transfers?.some(({ id }) => own.has(id))).toBe(false);
  expect(refunded.tries).toMatchObject([{ kind: "refund" }]);
  expect(story.tries).toMatchObject([{ kind: "card_charge" }]);
});
