import { expect, test } from "vitest";
import { POST as createTopUp } from "#app/v1/customers/[customer]/top_ups/route";
import { POST as createCustomerTransfer } from "#app/v1/customers/[customer]/transfers/route";
import { POST as createWithdrawal } from "#app/v1/customers/[customer]/withdrawals/route";
import { POST as createPayment } from "#app/v1/payment_intents/route";
import { POST as createPayout } from "#app/v1/payouts/route";
import { POST as reverseTransfer } from "#app/v1/transfers/[transfer]/reversals/route";
import { POST as createTransfer } from "#app/v1/transfers/route";
import { createCustomer } from "#domain/customers/create-customer";
import { advancePayout } from "#domain/payout-progress/advance-payout";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { take } from "#e2e/support/payment";
import { anApprovedBankAccount } from "#e2e/support/payout";
import { aStoried, routesOf, type Storied, storyOf, wayOf } from "#e2e/support/stories";
import { anEndpoint, tellEvents } from "#e2e/support/webhooks";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

type Handler = Parameters<typeof call>[0];
type Form = Readonly<Record<string, string>>;

/** An account with 100.00 available and a receiver of its events. */
async function withMoney(): Promise<Storied> {
  const storied = await aStoried({ feeBasisPoints: 0 });
  const ctx = keyContext(storied.account);
  await take(ctx);
  await tellEvents();
  await anEndpoint(ctx, "https://shop.example/hooks");
  return storied;
}

const sum = { amount: "2500", currency: "cny" };
const whole = "credential limiter route risk channel ledger events deliveries";
const withoutChannel = whole.replace("channel ", "");

/** What was answered, and its story once its events were told. */
async function asked(storied: Storied, handler: Handler, [path, form]: readonly [string, Form]) {
  const answer = await call(handler, { method: "POST", path, key: storied.key, form });
  await tellEvents();
  return { id: answer.textAt("id"), answer, story: await storyOf(storied, answer) };
}

const typesOf = (events: readonly { readonly type: string }[] = []) =>
  events.map(({ type }) => type);

test("a payout's story tells what was set aside, and each step of the bank has its own", async () => {
  const storied = await withMoney();
  const { account, owner } = storied;
  await anApprovedBankAccount(account);
  const begun = await asked(storied, createPayout, ["/v1/payouts", sum]);
  expect(begun.story.tries).toMatchObject([{ kind: "payout", state: "pending" }]);
  expect(routesOf(begun.story)).toEqual(["available > payouts_in_transit"]);
  expect(wayOf(begun.story)).toBe(whole);

  const steps = [];
  for (const hours of [24, 48]) {
    const at = systemClock().add({ hours });
    const fields = { clock: () => at, requestId: newId("req", at) };
    const worker = workerContext(account, fields);
    await advancePayout(worker, { payoutId: begun.id });
    steps.push(await retrieveStory(owner, worker));
  }
  expect(steps.map(({ tries }) => tries?.map(({ state }) => state))).toEqual([
    ["pending"],
    ["succeeded"],
  ]);
  expect(steps.map(routesOf)).toEqual([[], ["payouts_in_transit > channel_receivable"]]);
  expect(steps.every(({ request }) => request === undefined)).toBe(true);
  const { later, tries, transfers } = await storyOf(storied, begun.answer);
  expect(typesOf(later)).toContain("payout.paid");
  expect({ tries, transfers }).toEqual({
    tries: begun.story.tries,
    transfers: begun.story.transfers,
  });
});

test("a transfer to another account, and its reversal, are told on the side that asked", async () => {
  const storied = await withMoney();
  const { id: destination } = await anAccount();
  const form = { ...sum, destination };
  const { id, story } = await asked(storied, createTransfer, ["/v1/transfers", form]);
  expect(routesOf(story).toSorted()).toEqual([
    "available > between_accounts",
    "between_accounts > channel_receivable",
  ]);
  expect(typesOf(story.events)).toEqual(["transfer.created"]);
  expect(wayOf(story)).toBe(withoutChannel);

  const path = `/v1/transfers/${id}/reversals`;
  const back = await asked(storied, reverseTransfer, [path, { amount: "500" }]);
  expect(routesOf(back.story).toSorted()).toEqual([
    "between_accounts > available",
    "channel_receivable > between_accounts",
  ]);
  expect(wayOf(back.story)).toBe(withoutChannel);
  expect(typesOf((await storyOf(storied, back.answer)).later)).toEqual([]);
});

test("moves of stored balances tell of the card or bank that was asked, and of the books", async () => {
  const storied = await withMoney();
  const ctx = keyContext(storied.account);
  const [ada, li] = [await createCustomer(ctx, {}), await createCustomer(ctx, {})];
  await tellEvents();
  const of = (move: string) => `/v1/customers/${ada.id}/${move}`;
  const card = { ...sum, payment_method: "pm_card_visa" };
  const funded = await asked(storied, createTopUp, [of("top_ups"), card]);
  expect(funded.story.tries).toMatchObject([{ kind: "top_up", state: "succeeded" }]);
  expect(routesOf(funded.story)).toEqual(["channel_receivable > wallet"]);
  expect(wayOf(funded.story)).toBe(whole);

  const broke = { ...sum, payment_method: "pm_card_visa_chargeDeclinedInsufficientFunds" };
  const declined = await asked(storied, createTopUp, [of("top_ups"), broke]);
  expect(declined.story.tries).toMatchObject([{ state: "failed", failureCode: "card_declined" }]);
  expect(wayOf(declined.story)).toBe("credential limiter route risk channel! events deliveries");

  const wire = { ...sum, "bank_transfer[reference]": "R1" };
  const arrived = await asked(storied, createTopUp, [of("top_ups"), wire]);
  expect(wayOf(arrived.story)).toBe(withoutChannel);

  const bank = { "destination[account_holder_name]": "Ada" };
  const to = (number: string) => ({ ...sum, ...bank, "destination[account_number]": number });
  const drawn = await asked(storied, createWithdrawal, [of("withdrawals"), to("000123456789")]);
  expect(drawn.story.tries).toMatchObject([{ kind: "withdrawal", state: "succeeded" }]);
  expect(routesOf(drawn.story)).toEqual(["wallet > channel_receivable"]);
  expect(wayOf(drawn.story)).toBe(whole);

  const given = await asked(storied, createCustomerTransfer, [
    of("transfers"),
    { ...sum, destination: li.id },
  ]);
  expect(routesOf(given.story)).toEqual(["wallet > wallet"]);
  expect(wayOf(given.story)).toBe(withoutChannel);
});

test("a payment by stored balance asks no card, and its story says so", async () => {
  const storied = await withMoney();
  const ctx = keyContext(storied.account);
  const { id: customer } = await createCustomer(ctx, {});
  const path = `/v1/customers/${customer}/top_ups`;
  await asked(storied, createTopUp, [path, { ...sum, "bank_transfer[reference]": "R1" }]);
  const form = {
    ...sum,
    customer,
    confirm: "true",
    "payment_method_data[type]": "customer_balance",
  };
  const { answer, story } = await asked(storied, createPayment, ["/v1/payment_intents", form]);
  expect(answer.textAt("status")).toBe("succeeded");
  expect(story.tries).toMatchObject([{ kind: "balance_charge", state: "succeeded" }]);
  expect(routesOf(story)).toContain("wallet > pending");
  expect(wayOf(story)).toBe(whole);
});
