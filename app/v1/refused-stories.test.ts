import { expect, test } from "vitest";
import { GET as retrieveBalance } from "#app/v1/balance/route";
import { POST as createWithdrawal } from "#app/v1/customers/[customer]/withdrawals/route";
import { POST as createCustomer } from "#app/v1/customers/route";
import { POST as createPayment } from "#app/v1/payment_intents/route";
import { POST as createPayout } from "#app/v1/payouts/route";
import { POST as createRefund } from "#app/v1/refunds/route";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { refusalText } from "#domain/request-stories/refusal-text";
import { stationsOf } from "#domain/request-stories/stations";
import { setSigningRules } from "#domain/signing-keys/set-signing-rules";
import { keyContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { limitAccount } from "#e2e/support/limited";
import { aLimitedKey } from "#e2e/support/limited-key";
import { take } from "#e2e/support/payment";
import { anApprovedBankAccount } from "#e2e/support/payout";
import { customer, send } from "#e2e/support/signed-calls";
import { anIntegrator, signedHeaders } from "#e2e/support/signing";
import { aStoried, type Storied, storyOf, wayOf } from "#e2e/support/stories";
import { aSaver } from "#e2e/support/wallet";

const path = "/v1/payment_intents";
const paid = { amount: "2000", currency: "cny", payment_method: "pm_card_visa", confirm: "true" };

function pay({ key }: Pick<Storied, "key">, headers: Readonly<Record<string, string>> = {}) {
  return call(createPayment, { method: "POST", path, key, form: paid, headers });
}

test("a request over a limit ends there, with the tokens before and after", async () => {
  const storied = await aStoried();
  await limitAccount(storied.account, { ratePerSecond: 1, burst: 1 });
  await pay(storied);
  const story = await storyOf(storied, await pay(storied));
  expect(story.request).toMatchObject({ status: 429, errorCode: "rate_limit" });
  const limit = story.notes.limiter?.limits.find(({ rule }) => rule === "account");
  expect(limit).toMatchObject({ before: 0, after: 0, burst: 1 });
  expect(wayOf(story)).toBe("credential limiter!");
  expect(refusalText(story.told)).toContain('the limit "account"');
});

test("a right that a key lacks, and a network it is not allowed from, end it at who asks", async () => {
  const storied = await aStoried();
  const { owner } = storied;
  const reader = await createApiKey(owner, { name: "Reader", scopes: ["payments:read"] });
  const lacking = await storyOf(storied, await pay({ key: reader.secret }));
  expect(lacking.request).toMatchObject({ status: 403, errorCode: "more_permissions_required" });
  expect(wayOf(lacking)).toBe("credential! limiter");
  const held = await createApiKey(owner, { name: "Till", networks: ["203.0.113.0/24"] });
  const elsewhere = await storyOf(storied, await pay({ key: held.secret }));
  expect(elsewhere.request).toMatchObject({ status: 403, errorCode: "address_not_allowed" });
  expect(wayOf(elsewhere)).toBe("credential!");
});

test("a signature that is missing, wrong or used before ends it there", async () => {
  const signer = await anIntegrator("ed25519");
  const { apiKey, developer, secret } = signer;
  const storied = { ...(await aStoried()), owner: developer };
  await setSigningRules(developer, { apiKeyId: apiKey.id, signedOnly: true, signedAnswers: false });
  const headers = signedHeaders(signer, "ed25519", customer);
  const accepted = await storyOf(storied, await send(headers));
  expect(wayOf(accepted)).toBe("credential signature limiter idempotency route events");
  const missing = await send({ authorization: `Bearer ${secret}` });
  const changed = await send(signedHeaders(signer, "ed25519", customer), { body: "name=Eve" });
  const again = await send(headers);
  const refused = [missing, changed, again];
  expect(refused.map(({ status }) => status)).toEqual([401, 400, 401]);
  const stories = await Promise.all(refused.map((answer) => storyOf(storied, answer)));
  expect(stories.map(({ request }) => request?.errorCode)).toEqual([
    "signature_missing",
    "content_digest_mismatch",
    "signature_replayed",
  ]);
  for (const story of stories) expect(wayOf(story)).toMatch(/^credential signature!/);
});

test("a stranger's request has no account, and so no story", async () => {
  const storied = await aStoried();
  const answer = await call(retrieveBalance, { path: "/v1/balance", key: "tg_test_nobody" });
  expect(answer.status).toBe(401);
  await expect(storyOf(storied, answer)).rejects.toMatchObject({ code: "resource_missing" });
});

test("a repetition tells of the first, and a key used for something else ends it there", async () => {
  const storied = await aStoried();
  const headers = { "idempotency-key": "order-7" };
  const first = await storyOf(storied, await pay(storied, headers));
  const again = await storyOf(storied, await pay(storied, headers));
  expect(again.notes.replayOf).toBe(first.id);
  expect(again.told).toBe(first.told);
  expect(wayOf(again)).toBe("credential limiter idempotency route");
  const other = await call(createCustomer, {
    method: "POST",
    path: "/v1/customers",
    key: storied.key,
    form: {},
    headers,
  });
  const reused = await storyOf(storied, other);
  expect(reused.request?.errorCode).toBe("idempotency_key_reused");
  expect(wayOf(reused)).toBe("credential limiter idempotency!");
});

test("who is frozen, what is not there and what a key may not move end it at the risk", async () => {
  const saver = await aSaver(5_000n);
  const storied = await aStoried();
  const { key, account, owner } = storied;
  const riskOf = async (answer: Awaited<ReturnType<typeof pay>>, by: Pick<Storied, "owner">) => {
    const story = await storyOf(by, answer);
    expect(wayOf(story)).toMatch(/^credential limiter route risk!/);
    expect(story).toMatchObject({ transfers: [], tries: [], events: [] });
    return story.request?.errorCode;
  };

  const frozen = {
    ...storied,
    account: saver.account,
    owner: { ...owner, account: saver.account },
  };
  const till = await createApiKey(frozen.owner, { name: "Till" });
  await freezeCustomer(frozen.owner, { customerId: saver.customerId, reason: "Asked for." });
  const withdrawn = await call(createWithdrawal, {
    method: "POST",
    path: `/v1/customers/${saver.customerId}/withdrawals`,
    key: till.secret,
    form: {
      amount: "100",
      currency: "cny",
      "destination[account_number]": "000123456789",
      "destination[account_holder_name]": "Ada",
    },
  });
  expect(await riskOf(withdrawn, frozen)).toBe("account_frozen");

  const sum = { amount: "100", currency: "cny" };
  const out = { method: "POST", path: "/v1/payouts", key, form: sum } as const;
  expect(await riskOf(await call(createPayout, out), storied)).toBe("bank_account_not_approved");
  await anApprovedBankAccount(account);
  expect(await riskOf(await call(createPayout, out), storied)).toBe("balance_insufficient");

  const { id } = await take(keyContext(account));
  const limits = [{ kind: "refunds", currency: "CNY", mostMinor: "50" }] as const;
  const limited = await aLimitedKey(account, limits);
  const refund = await call(createRefund, {
    method: "POST",
    path: "/v1/refunds",
    key: limited.secret,
    form: { payment_intent: id, amount: "60" },
  });
  expect(await riskOf(refund, storied)).toBe("spending_limit_exceeded");
});

test("each station says what it is: nothing is told of one that a request did not reach", async () => {
  const storied = await aStoried();
  const answer = await call(retrieveBalance, { path: "/v1/balance?teapot=1", key: storied.key });
  const story = await storyOf(storied, answer);
  expect(wayOf(story)).toBe("credential limiter route!");
  expect(stationsOf(story).filter(({ state }) => state === "hidden")).toEqual([]);
  expect(refusalText(story.told)).toContain("teapot");
  expect(refusalText('{"error":{"message":"He said \\"no\\"","x":')).toBe('He said "no"');
  expect(refusalText(null)).toBeUndefined();
});
