import { expect, test } from "vitest";
import { createKeyMemory } from "#domain/api-keys/key-memory";
import { newKey } from "#domain/api-keys/new-key";
import type { KeyOfAccount } from "#domain/api-keys/queries";
import { accountRow } from "#e2e/support/account";

const account = accountRow();

function aKey(version: bigint): KeyOfAccount {
  const { createdAt } = account;
  const { key } = newKey(account, { name: "Shop", createdBy: null, createdAt, version });
  return { key, account };
}

test("a change of an account has its keys read again, and leaves those of others known", async () => {
  let version = 0n;
  const { find, forget } = createKeyMemory({
    hears: () => true,
    nowMs: () => 0,
    load: async () => aKey((version += 1n)),
  });
  const known = async () => (await find("a"))?.key.version;
  expect(await known()).toBe(1n);
  forget(new Set([accountRow().id]));
  expect(await known()).toBe(1n);
  forget(new Set([account.id]));
  expect(await known()).toBe(2n);
  forget("all");
  expect(await known()).toBe(3n);
});
