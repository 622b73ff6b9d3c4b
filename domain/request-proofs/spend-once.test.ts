import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { OnceOnly } from "#domain/request-proofs/request-proof";
import { spendOnce } from "#domain/request-proofs/spend-once";
import { sweepNonces } from "#domain/request-proofs/sweep-nonces";
import { anAccount } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { idToUuid, newId } from "#platform/ids";
import { randomToken } from "#platform/random";

async function aNonce(fields: Partial<OnceOnly> = {}): Promise<OnceOnly> {
  const account = await anAccount();
  return {
    accountId: account.id,
    signingKeyId: newId("sgk", systemClock()),
    nonce: `nonce ${randomToken()}`,
    expiresAt: systemClock().add({ minutes: 5 }),
    kind: "signature",
    ...fields,
  };
}

test("of many that spend the same at once, one does", async () => {
  const nonce = await aNonce();
  const spent = await Promise.allSettled(Array.from({ length: 10 }, () => spendOnce(nonce)));
  expect(spent.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a nonce is one of its signing key and its kind", async () => {
  const nonce = await aNonce();
  await spendOnce(nonce);
  await spendOnce({ ...nonce, signingKeyId: newId("sgk", systemClock()) });
  await spendOnce({ ...nonce, accountId: (await anAccount()).id });
  await expect(spendOnce(nonce)).rejects.toMatchObject({ code: "signature_replayed" });
  const token = spendOnce({ ...nonce, kind: "token" });
  await expect(token).rejects.toMatchObject({ code: "token_replayed" });
});

test("what has ended is swept, and nothing younger can be", async () => {
  const past = await aNonce({ expiresAt: systemClock().subtract({ minutes: 5 }) });
  const present = await aNonce();
  await spendOnce(past);
  await spendOnce(present);
  expect(await sweepNonces()).toBeGreaterThan(0);
  await spendOnce(past);
  await expect(spendOnce(present)).rejects.toMatchObject({ code: "signature_replayed" });
  const forced = sqlClient()`
    delete from used_nonces where account_id = ${idToUuid(present.accountId)}`;
  await expect(forced).rejects.toMatchObject({ code: "42501" });
});
