import { expect, test } from "vitest";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { deliverNotifications } from "#domain/channel-operations/deliver-notifications";
import { operationsInDoubt } from "#domain/channel-operations/operations-in-doubt";
import { operationsOfPayment } from "#domain/channel-operations/operations-of-payment";
import { resolveDue } from "#domain/channel-operations/resolve-due";
import { resolveOperation } from "#domain/channel-operations/resolve-operation";
import { settleByHand } from "#domain/channel-operations/settle-by-hand";
import type { SandboxOutcome } from "#domain/channels/sandbox-outcome";
import { createPayment } from "#domain/payments/create-payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import {
  askPayment,
  askRefund,
  doubtful,
  lastTold,
  resolveAll,
  settler,
  standing,
  told,
} from "#e2e/support/in-doubt";
import { outcomes, wrongs } from "#e2e/support/outcomes";
import { later, take } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";

/** A payment asked for so many hours ago through the remote channel, and its account. */
async function askedHoursAgo(hours: number, outcome: SandboxOutcome) {
  const account = await anAccount();
  const ctx = keyContext(account);
  const asked = { amountMinor: 10_000n, currency: "CNY", metadata: told(outcome) } as const;
  const card = { paymentMethodId: "pm_card_visa", confirm: true } as const;
  const { id } = await askedForPayment(createPayment)(later(ctx, -hours), { ...asked, ...card });
  const status = async () => (await retrievePayment(ctx, { paymentId: id })).status;
  return { account, id, status };
}

test("two rounds of look-ups at once settle what is due in every account, each once", async () => {
  const lost = [await askedHoursAgo(1, "lost"), await askedHoursAgo(1, "lost")];
  await Promise.all([resolveDue(systemClock), resolveDue(systemClock)]);
  for (const { account, status } of lost) {
    expect(await status()).toBe("succeeded");
    expect(await wrongs(account)).toEqual([]);
  }
});

test("notifications that are due reach every account, also when two workers bring them", async () => {
  const late = [await askedHoursAgo(1, "late"), await askedHoursAgo(1, "late_declined")];
  await Promise.all([deliverNotifications(systemClock), deliverNotifications(systemClock)]);
  const states = await Promise.all(late.map(({ status }) => status()));
  expect(states).toEqual(["succeeded", "requires_payment_method"]);
  for (const { account } of late) expect(await wrongs(account)).toEqual([]);
});

test("what is not due is not looked up, and only the worker looks up", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "lost");
  const { operation } = await lastTold(here, id);
  const found = await resolveOperation(here.worker, { operationId: operation.id });
  expect(found).toMatchObject({ state: "unknown", lookUps: 0 });
  await expect(resolveOperation(here.ctx, { operationId: operation.id })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

test("only a person with the right who did not ask settles, with a reason, and only once", async () => {
  const here = await doubtful();
  const { account, clock } = here;
  const asker = personContext(account, await aPerson("admin"), { clock });
  const { id } = await askPayment({ ctx: asker }, "review");
  const { operation } = await lastTold(here, id);
  const verdict = { operationId: operation.id, wentThrough: true, reason: "Seen." };
  const developer = personContext(account, await aPerson("developer"), { clock });
  const settling = (ctx: typeof asker, reason = "Seen.") =>
    outcomes([settleByHand(ctx, { ...verdict, reason })]);
  expect(await settling(here.ctx)).toEqual(["person_required"]);
  expect(await settling(developer)).toEqual(["more_permissions_required"]);
  expect(await settling(asker)).toEqual(["self_approval"]);
  const [one, other] = [await settler(here), await settler(here)];
  expect(await settling(one, "  ")).toEqual(["reason_required"]);
  const against = { ...verdict, wentThrough: false };
  const ended = await outcomes([settleByHand(one, verdict), settleByHand(other, against)]);
  expect(ended).toEqual(["done", "payment_intent_unexpected_state"]);
  expect(await wrongs(account)).toEqual([]);
});

test("what is in doubt is listed until it has ended, and to nobody else's account", async () => {
  const here = await doubtful();
  const viewer = personContext(here.account, await aPerson("viewer"), { clock: here.clock });
  const [lost, review] = [await askPayment(here, "lost"), await askPayment(here, "review")];
  const { id: paymentId } = await take(here.ctx);
  await askRefund(here, { paymentId, outcome: "late" });
  const open = await operationsInDoubt(viewer, { most: 10 });
  expect(open.map(({ paymentIntentId }) => paymentIntentId)).toEqual(
    expect.arrayContaining([lost.id, review.id, paymentId]),
  );
  await resolveAll(here, lost.id);
  expect(await operationsInDoubt(viewer, { most: 10 })).toHaveLength(2);
  const stranger = personContext(await anAccount(), await aPerson("viewer"));
  expect(await operationsInDoubt(stranger, { most: 10 })).toEqual([]);
  expect(await operationsOfPayment(stranger, { paymentId: lost.id })).toEqual([]);
});

test("what waits for a person is still looked up: the channel may come to know by itself", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "review");
  here.forward(3_600);
  const { operation } = await lastTold(here, id);
  const looked = await resolveOperation(here.worker, { operationId: operation.id });
  expect(looked).toMatchObject({ state: "needs_person", lookUps: 1 });
  expect((await standing(here, id)).payment.status).toBe("processing");
  await expect(
    operationsInDoubt({ ...workerContext(here.account) }, { most: 1 }),
  ).rejects.toMatchObject({ code: "more_permissions_required" });
});
