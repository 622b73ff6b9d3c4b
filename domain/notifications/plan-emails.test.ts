import { expect, test } from "vitest";
import { events } from "#db/schema/record";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { tellExpiringKey } from "#domain/key-expiry/tell-expiring-key";
import { setPreferences } from "#domain/notifications/set-preferences";
import { createPayment } from "#domain/payments/create-payment";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import {
  anAccount,
  insertRows,
  keyContext,
  personContext,
  workerContext,
} from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { emailsIn, tellEvents } from "#e2e/support/notices";
import { requireApprovalAbove } from "#e2e/support/shop";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** A team of three in an account whose refunds need a second person, and a payment to refund. */
async function aTeam() {
  const account = await anAccount();
  await requireApprovalAbove(account, 1_000n);
  const [owner, admin, developer] = [
    await aMember(account, "owner", { locale: "zh-CN" }),
    await aMember(account, "admin"),
    await aMember(account, "developer", { name: "Dana" }),
  ];
  const { id: paymentId } = await createPayment(keyContext(account), {
    amountMinor: 50_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  const ask = (amountMinor = 12_345n) =>
    requestRefund(personContext(account, developer.person), { paymentId, amountMinor });
  return { account, owner, admin, developer, ask };
}

test("a refund that waits is told to everyone who may decide, in their language", async () => {
  const { account, owner, admin, ask } = await aTeam();
  const refund = await ask();
  await tellEvents(account);
  const written = await emailsIn(account);
  expect(written.map(({ personId }) => personId).toSorted()).toEqual(
    [owner.person.id, admin.person.id].toSorted(),
  );
  const [toOwner, toAdmin] = [owner, admin].map(({ person }) =>
    written.find(({ personId }) => personId === person.id),
  );
  expect(toAdmin).toMatchObject({ kind: "refund_waits", address: admin.email });
  expect(toAdmin?.subject).toBe("[Sandbox] A refund of 123.45 CNY waits for your approval");
  expect(toOwner?.subject).toBe("【沙箱】一笔 123.45 CNY 的退款待您审批");
  expect(toAdmin?.text).toContain(`/refunds/${refund.id}`);
  expect(toAdmin?.text).toContain("Asked by: Dana");
});

test("the one who asked is not asked to decide", async () => {
  const { account, admin, owner } = await aTeam();
  const { id: paymentId } = await createPayment(keyContext(account), {
    amountMinor: 50_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  await requestRefund(personContext(account, admin.person), { paymentId, amountMinor: 9_000n });
  await tellEvents(account);
  expect((await emailsIn(account)).map(({ personId }) => personId)).toEqual([owner.person.id]);
});

test("events that are told twice, even at once, write to nobody twice", async () => {
  const { account, ask } = await aTeam();
  await ask();
  await tellEvents(account);
  await Promise.all([tellEvents(account), tellEvents(account)]);
  expect(await emailsIn(account)).toHaveLength(2);
});

test("a refund that was decided on meanwhile, or needs nobody, is told to nobody", async () => {
  const { account, admin, ask } = await aTeam();
  await ask(900n);
  const refund = await ask();
  await approveRefund(personContext(account, admin.person), {
    refundId: refund.id,
    requestHash: refund.requestHash,
  });
  await tellEvents(account);
  expect(await emailsIn(account)).toEqual([]);
});

test("who has said no to a kind gets no such e-mail; others still do", async () => {
  const { account, owner, admin, ask } = await aTeam();
  await setPreferences(personContext(account, admin.person), { on: ["payout_failed"] });
  await ask();
  await tellEvents(account);
  expect((await emailsIn(account)).map(({ personId }) => personId)).toEqual([owner.person.id]);
});

test("people of another merchant hear nothing", async () => {
  const [one, other] = [await aTeam(), await aTeam()];
  await one.ask();
  await tellEvents(one.account);
  await tellEvents(other.account);
  expect(await emailsIn(other.account)).toEqual([]);
});

test("a key that ends soon is told once, to its maker and to those above", async () => {
  const { account, owner, admin, developer } = await aTeam();
  await aMember(account, "developer");
  const { key } = await createApiKey(personContext(account, developer.person), {
    name: "Till",
    lifetimeDays: 30,
  });
  const at = systemClock().add({ hours: 24 * 24 });
  const worker = workerContext(account, { clock: () => at });
  await tellExpiringKey(worker, { apiKeyId: key.id });
  await tellExpiringKey(worker, { apiKeyId: key.id });
  await tellEvents(account);
  const written = await emailsIn(account);
  expect(written.map(({ personId }) => personId).toSorted()).toEqual(
    [owner, admin, developer].map(({ person }) => person.id).toSorted(),
  );
  expect(written[0]?.text).toContain(key.hint);
});

async function anEvent(accountId: string, type: string, object: { readonly id: string }) {
  const createdAt = systemClock();
  const row = {
    accountId,
    id: newId("evt", createdAt),
    type,
    objectId: object.id,
    sequence: 2n,
    object,
    previousAttributes: null,
    requestId: null,
    idempotencyKey: null,
    createdAt,
  };
  await insertRows([{ table: events, row }]);
}

test("a failed payout is told to those who pay out, with the bank's reason in words", async () => {
  const { account, owner, admin } = await aTeam();
  const id = newId("po", systemClock());
  const payout = { id, amount: 4_500, currency: "cny", failure_code: "account_closed" };
  await anEvent(account.id, "payout.failed", payout);
  await tellEvents(account);
  const written = await emailsIn(account);
  expect(written.map(({ personId }) => personId).toSorted()).toEqual(
    [owner.person.id, admin.person.id].toSorted(),
  );
  const texts = written.map(({ text }) => text).join("\n");
  expect(texts).toContain("The bank account is closed.");
  expect(texts).toContain("银行账户已销户。");
});

test("an endpoint that fails, and then is turned off, is told to developers and up", async () => {
  const { account } = await aTeam();
  await aMember(account, "viewer");
  const endpoint = { id: newId("we", systemClock()), url: "https://shop.example/hooks?a=1" };
  await anEvent(account.id, "webhook_endpoint.failing", endpoint);
  await anEvent(account.id, "webhook_endpoint.disabled", endpoint);
  await tellEvents(account);
  const written = await emailsIn(account);
  expect(written).toHaveLength(6);
  const subjects = new Set(written.map(({ subject }) => subject));
  expect(subjects).toContain("[Sandbox] Webhooks do not arrive at shop.example");
  expect(subjects).toContain("【沙箱】发往 shop.example 的 Webhook 已停用");
});
