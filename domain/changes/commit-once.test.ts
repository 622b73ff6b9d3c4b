import { expect, test } from "vitest";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { Replay } from "#domain/idempotency/replay";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext } from "#e2e/support/account";
import { created, newCustomer, once, rowCounts } from "#e2e/support/customer-changes";

async function aContext(key: string) {
  return keyContext(await anAccount(), { once: once(key) });
}

test("twenty requests with one key at once have one effect and one answer", async () => {
  const ctx = await aContext("k");
  const ask = () =>
    commit(ctx, async () =>
      created(newCustomer(ctx.account)).transfers([aTransfer(ctx.account.id)]),
    );
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, ask));
  const done = outcomes.filter((outcome) => outcome.status === "fulfilled");
  const replays = outcomes.filter((outcome) => outcome.status === "rejected");
  expect([done.length, replays.length]).toEqual([1, 19]);
  const body = JSON.stringify({ id: done[0]?.value.id, name: "Ada" });
  for (const { reason } of replays) {
    expect(reason).toBeInstanceOf(Replay);
    expect(reason).toMatchObject({ answer: { status: 200, body }, requestId: ctx.requestId });
  }
  expect(await rowCounts(ctx.account)).toMatchObject({
    customers: 1,
    ledgerTransfers: 1,
    events: 1,
    idempotencyRecords: 1,
  });
});

test("a key that comes with another request is refused before anything is done", async () => {
  const ctx = await aContext("k");
  await commit(ctx, async () => created(newCustomer(ctx.account)));
  const other = { ...ctx, once: once("k", "another request") };
  const decide = () => Promise.reject(new Error("decided"));
  await expect(commit(other, decide)).rejects.toMatchObject({ code: "idempotency_key_reused" });
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 1, idempotencyRecords: 1 });
});

test("different keys, and the same key in another account, are different requests", async () => {
  const ctx = await aContext("k");
  const sameAccount = { ...ctx, once: once("l") };
  const otherAccount = await aContext("k");
  for (const each of [ctx, sameAccount, otherAccount]) {
    await commit(each, async () => created(newCustomer(each.account)));
  }
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 2, idempotencyRecords: 2 });
  expect(await rowCounts(otherAccount.account)).toMatchObject({ customers: 1 });
});

test("a refusal that is part of a change is written, and told again", async () => {
  const ctx = await aContext("k");
  const decline = new DomainError("card_declined", "Your card was declined.");
  const pay = () => commit(ctx, async () => created(newCustomer(ctx.account)).refuses(decline));
  await expect(pay()).rejects.toBe(decline);
  expect(await rowCounts(ctx.account)).toMatchObject({
    customers: 1,
    events: 1,
    idempotencyRecords: 1,
  });
  await expect(pay()).rejects.toMatchObject({ answer: { status: 402, body: "card_declined" } });
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 1 });
});

test("a refusal of what the same request has done in between is answered as that was", async () => {
  const ctx = await aContext("k");
  const first = () => commit(ctx, async () => created(newCustomer(ctx.account)));
  const second = commit(ctx, async () => {
    await first();
    throw new DomainError("payout_unexpected_state", "It is canceled already.");
  });
  await expect(second).rejects.toMatchObject({ answer: { status: 200 } });
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 1, idempotencyRecords: 1 });
});

test("a refusal before there is a change leaves its key free for another try", async () => {
  const ctx = await aContext("k");
  const refusal = new DomainError("resource_missing", "No such customer.");
  await expect(commit(ctx, () => Promise.reject(refusal))).rejects.toBe(refusal);
  expect(await rowCounts(ctx.account)).toMatchObject({ idempotencyRecords: 0 });
  const customer = newCustomer(ctx.account);
  expect(await commit(ctx, async () => created(customer))).toBe(customer);
});
