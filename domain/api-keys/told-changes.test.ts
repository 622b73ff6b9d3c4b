import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { listen } from "#db/listen";
import type { Account } from "#domain/access/context";
import { newApiKeySecret } from "#domain/api-keys/api-key-secret";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { keyMemory } from "#domain/api-keys/key-memory";
import { writeKeyUses } from "#domain/api-keys/key-uses";
import { revokeApiKey } from "#domain/api-keys/revoke-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

const soon = { timeout: 20_000, interval: 5 };
const told: string[] = [];

const hears = listen({
  channel: "api_keys_changed",
  heard: (payload) => told.push(...payload.split(",")),
  resumed: () => undefined,
});

/** A key that this process knows by now, so that it need not ask for it. */
async function aKnownKey() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("developer"));
  const { key, secret } = await createApiKey(ctx, { name: "Shop", lifetimeDays: 30 });
  const uuids = [idToUuid(account.id), idToUuid(key.id)] as const;
  const found = () => authenticateApiKey(secret, systemClock);
  const isRefused = () =>
    found().then(
      () => false,
      () => true,
    );
  const isKnown = async () => {
    const before = await found();
    return before === (await found());
  };
  await expect.poll(hears, soon).toBe(true);
  await expect.poll(isKnown, soon).toBe(true);
  return { account, ctx, key, secret, uuids, found, isRefused };
}

const tellings = ({ id }: Account) => told.filter((uuid) => uuid === idToUuid(id)).length;

test("what is changed by hand is told too: in a key, in its account, in what finds it", async () => {
  const { account, uuids, found, isRefused } = await aKnownKey();
  const [accountId, keyId] = uuids;
  await sqlClient()`update api_keys set name = 'Till' where account_id = ${accountId}`;
  await expect.poll(async () => (await found()).key.name, soon).toBe("Till");
  await sqlClient()`update accounts set settlement_delay_days = 9 where id = ${accountId}`;
  await expect.poll(async () => (await found()).account.settlementDelayDays, soon).toBe(9);
  await asOwner("delete from api_key_digests where key_id = $1", [keyId]);
  await expect.poll(isRefused, soon).toBe(true);
  expect(tellings(account)).toBe(3);
});

test("that a key was used is told to nobody", async () => {
  const { account, uuids } = await aKnownKey();
  await writeKeyUses();
  const [used] = await sqlClient()`select last_used_at from api_keys where id = ${uuids[1]}`;
  expect(used?.last_used_at).not.toBeNull();
  await sqlClient()`update api_keys set name = 'Till' where id = ${uuids[1]}`;
  await expect.poll(() => tellings(account), soon).toBe(1);
});

test("a key that somebody is changing is not waited for when its use is written", async () => {
  const { uuids } = await aKnownKey();
  await sqlClient().begin(async (tx) => {
    await tx`update api_keys set name = 'Till' where id = ${uuids[1]}`;
    await writeKeyUses();
  });
  const [used] = await sqlClient()`select name, last_used_at from api_keys where id = ${uuids[1]}`;
  expect(used).toEqual({ name: "Till", last_used_at: null });
});

test("a change that is taken back is never told, and one of many accounts in one word", async () => {
  const { account, uuids } = await aKnownKey();
  const takenBack = sqlClient().begin(async (tx) => {
    await tx`update accounts set name = 'Other' where id = ${uuids[0]}`;
    throw new Error("taken back");
  });
  await expect(takenBack).rejects.toThrow("taken back");
  const others: Account[] = [];
  while (others.length < 101) others.push(await anAccount());
  const all = others.map(({ id }) => idToUuid(id));
  await sqlClient()`update accounts set name = 'Some' where id = any(${all.slice(0, 100)})`;
  await expect.poll(() => others.filter((other) => tellings(other) === 1).length, soon).toBe(100);
  await sqlClient()`update accounts set name = 'All' where id = any(${all})`;
  await expect.poll(() => told.includes("*"), soon).toBe(true);
  expect(tellings(account)).toBe(0);
});

test("a key that is known is refused at once where it was revoked, and from its end on", async () => {
  const { ctx, key, secret, isRefused } = await aKnownKey();
  const late = () => systemClock().add({ hours: 24 * 31 });
  await expect(authenticateApiKey(secret, late)).rejects.toThrow("expired");
  await revokeApiKey(ctx, { apiKeyId: key.id });
  expect(await isRefused()).toBe(true);
});

test("what looks like a key and is none takes no memory", async () => {
  await aKnownKey();
  const held = keyMemory().size();
  const guess = authenticateApiKey(newApiKeySecret("sandbox"), systemClock);
  await expect(guess).rejects.toThrow("not valid");
  expect(keyMemory().size()).toBeLessThanOrEqual(held);
});
