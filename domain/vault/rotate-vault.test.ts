import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { vaultKeys, vaultTokens } from "#db/schema/vault";
import type { Account } from "#domain/access/context";
import { operatorContext } from "#domain/merchants/operator-context";
import type { CheckedCard } from "#domain/vault/checked-card";
import { listKeys } from "#domain/vault/queries";
import { rotateVault } from "#domain/vault/rotate-vault";
import { seal, unseal } from "#domain/vault/seal";
import { cardNumberBinding, type VaultToken, vaultTokenOf } from "#domain/vault/vault-token";
import { anAccount, insertRows } from "#e2e/support/account";
import { type Clock, systemClock } from "#platform/clock";

const columns = [
  { table: vaultTokens, column: vaultTokens.sealedNumber, purpose: "card_number" },
] as const;
const nextMinute: Clock = () => systemClock().add({ minutes: 1 });
const nextHour: Clock = () => systemClock().add({ hours: 1 });
const card: CheckedCard = {
  number: "4242424242424242",
  expMonth: 1,
  expYear: 2031,
  cvc: "123",
  brand: "visa",
};

async function tokens(account: Account, count: number): Promise<readonly VaultToken[]> {
  const made = { accountId: account.id, now: systemClock() };
  const rows = await Promise.all(Array.from({ length: count }, () => vaultTokenOf(card, made)));
  await insertRows(rows.map((row) => ({ table: vaultTokens, row })));
  return rows;
}

function stored(account: Account): Promise<VaultToken[]> {
  return database().select().from(vaultTokens).where(eq(vaultTokens.accountId, account.id));
}

async function allOpen(account: Account): Promise<boolean> {
  const numbers = (await stored(account)).map((token) =>
    unseal(token.sealedNumber ?? "", cardNumberBinding(token)),
  );
  return (await Promise.all(numbers)).every((number) => number === card.number);
}

/** How many texts of this account the current key has sealed. */
async function underCurrent(account: Account): Promise<number> {
  const current = (await listKeys()).at(-1);
  const [found] = await database()
    .select({ count: sql<number>`count(*)::int` })
    .from(vaultTokens)
    .where(
      and(
        eq(vaultTokens.accountId, account.id),
        sql`${vaultTokens.sealedNumber} like ${`${current?.id}.%`}`,
      ),
    );
  return found?.count ?? 0;
}

test("a rotation seals everything anew while cards come in and are read, and then ends", async () => {
  const account = await anAccount();
  await tokens(account, 450);
  const before = (await listKeys()).length;
  const rotated = new AbortController();
  const busy = (async () => {
    while (!rotated.signal.aborted) {
      await tokens(account, 3);
      expect(await allOpen(account)).toBe(true);
    }
  })();
  const ctx = operatorContext(systemClock);
  const first = await rotateVault(ctx, { columns, oldestDays: 0 });
  rotated.abort();
  await busy;
  expect(first).toMatchObject({ isComplete: false, unreadable: 0 });
  expect(first.resealed).toBeGreaterThanOrEqual(450);
  expect(await listKeys()).toHaveLength(before + 1);

  const second = await rotateVault(operatorContext(nextMinute), { columns, oldestDays: 0 });
  expect(second.isComplete).toBe(true);
  expect(await underCurrent(account)).toBe((await stored(account)).length);
  expect(await allOpen(account)).toBe(true);
  const keys = await listKeys();
  expect(keys).toHaveLength(before + 1);
  expect(keys.slice(0, -1).every(({ retiredAt }) => retiredAt !== null)).toBe(true);
  expect(keys.at(-1)?.retiredAt).toBeNull();
});

test("a rotation that was killed is ended by the next one, with the key that it had made", async () => {
  const account = await anAccount();
  await tokens(account, 3_000);
  const before = (await listKeys()).length;
  const script = fileURLToPath(new URL("../../scripts/rotate-vault.ts", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: "ignore" });
  const ended = once(child, "exit");
  let done = 0;
  while (done === 0 || (await listKeys()).length === before) done = await underCurrent(account);
  child.kill("SIGKILL");
  await ended;
  expect(await underCurrent(account)).toBeLessThan(3_000);
  expect(await allOpen(account)).toBe(true);

  const resumed = await rotateVault(operatorContext(nextMinute), { columns, oldestDays: 0 });
  expect(resumed.isComplete).toBe(true);
  expect(await listKeys()).toHaveLength(before + 1);
  expect(await underCurrent(account)).toBe(3_000);
  expect(await allOpen(account)).toBe(true);
});

test("the worker replaces a key only when it is old", async () => {
  await seal("x", ["a"]);
  await rotateVault(operatorContext(nextMinute), { columns, oldestDays: 90 });
  const before = (await listKeys()).length;
  const young = await rotateVault(operatorContext(nextMinute), { columns, oldestDays: 90 });
  expect(young).toEqual({ rewrapped: 0, resealed: 0, unreadable: 0, isComplete: true });
  expect(await listKeys()).toHaveLength(before);
});

test("a text that is damaged is counted and left, and holds up no other", async () => {
  const account = await anAccount();
  const [broken, ...others] = await tokens(account, 5);
  const damaged = `${broken?.sealedNumber?.slice(0, 40)}AAAA`;
  await database()
    .update(vaultTokens)
    .set({ sealedNumber: damaged })
    .where(and(eq(vaultTokens.accountId, account.id), eq(vaultTokens.id, broken?.id ?? "tok_")));
  const { unreadable, isComplete } = await rotateVault(operatorContext(nextMinute), {
    columns,
    oldestDays: 0,
  });
  expect([unreadable, isComplete]).toEqual([1, false]);
  expect(await underCurrent(account)).toBe(others.length);
  await database()
    .update(vaultTokens)
    .set({ sealedNumber: null, destroyedAt: systemClock() })
    .where(and(eq(vaultTokens.accountId, account.id), eq(vaultTokens.id, broken?.id ?? "tok_")));
  const end = await rotateVault(operatorContext(nextHour), { columns, oldestDays: 90 });
  expect(end.isComplete).toBe(true);
});

test("many who seal at once agree on one key", async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => seal("x", ["a"])));
  expect(new Set(made.map((sealed) => sealed.split(".")[0])).size).toBe(1);
});

test("only the operator rotates, and two keys never have one number", async () => {
  const ctx = { ...operatorContext(systemClock), scopes: new Set<never>() };
  const refused = rotateVault(ctx, { columns, oldestDays: 0 });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
  const numbers = (await database().select().from(vaultKeys)).map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
});
