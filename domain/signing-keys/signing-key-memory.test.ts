import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { pemOf } from "#domain/signatures/public-key";
import type { SigningKey } from "#domain/signing-keys/signing-key";
import { createSigningKeyMemory } from "#domain/signing-keys/signing-key-memory";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const publicKey = pemOf(generateKeyPairSync("ed25519").publicKey);

function aKey(): SigningKey {
  const createdAt = systemClock();
  return {
    accountId: newId("acct", createdAt),
    id: newId("sgk", createdAt),
    subject: newId("key", createdAt),
    name: "Till",
    algorithm: "ed25519",
    publicKey,
    sealedSecret: null,
    fingerprint: "",
    createdBy: null,
    createdAt,
    expiresAt: null,
    revokedAt: null,
    version: 1n,
  };
}

function aMemory(row: SigningKey | undefined) {
  const state = { isHearing: true, now: 0, loads: 0, row };
  const memory = createSigningKeyMemory({
    load: async () => {
      state.loads += 1;
      return state.row;
    },
    hears: () => state.isHearing,
    nowMs: () => state.now,
  });
  return { state, memory };
}

test("a key is parsed once and kept for half a minute", async () => {
  const row = aKey();
  const { state, memory } = aMemory(row);
  const first = await memory.find(row.accountId, row.id);
  expect(await memory.find(row.accountId, row.id)).toBe(first);
  expect(state.loads).toBe(1);
  state.now = 30_000;
  await memory.find(row.accountId, row.id);
  expect(state.loads).toBe(2);
});

test("nothing is believed while changes are not heard, and nothing kept then", async () => {
  const row = aKey();
  const { state, memory } = aMemory(row);
  await memory.find(row.accountId, row.id);
  state.isHearing = false;
  await memory.find(row.accountId, row.id);
  await memory.find(row.accountId, row.id);
  expect(state.loads).toBe(3);
});

test("what was looked up while a change was told of is not kept", async () => {
  const row = aKey();
  const { state, memory } = aMemory(row);
  const underWay = memory.find(row.accountId, row.id);
  memory.forget(new Set([row.accountId]));
  await underWay;
  expect(memory.size()).toBe(0);
  await memory.find(row.accountId, row.id);
  memory.forget(new Set([newId("acct", systemClock())]));
  expect(memory.size()).toBe(1);
  memory.forget("all");
  expect([memory.size(), state.loads]).toEqual([0, 2]);
});

test("a key that is not there, or whose secret was forgotten, fills nothing", async () => {
  const row = aKey();
  const { memory } = aMemory(undefined);
  expect(await memory.find(row.accountId, row.id)).toBeUndefined();
  const forgotten = aMemory({ ...row, algorithm: "hmac-sha256", publicKey: null });
  expect(await forgotten.memory.find(row.accountId, row.id)).toBeUndefined();
  expect([memory.size(), forgotten.memory.size()]).toEqual([0, 0]);
});
