import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyMemory } from "#domain/api-keys/key-memory";
import { newKey } from "#domain/api-keys/new-key";
import type { KeyOfAccount } from "#domain/api-keys/queries";
import { accountRow } from "#e2e/support/account";

const account = accountRow();
const everyone = new Set([account.id]);

function aKey(version: bigint): KeyOfAccount {
  const { createdAt } = account;
  const { key } = newKey(account, { name: "Shop", createdBy: null, createdAt, version });
  return { key, account };
}

/** A memory over a table of one's own, whose answers come when one says so. */
function aMemory() {
  const table = new Map<string, bigint>();
  const asked: (() => void)[] = [];
  const world = { hears: true, nowMs: 0, asked, table };
  const memory = createKeyMemory({
    hears: () => world.hears,
    nowMs: () => world.nowMs,
    load: (digest) => {
      const version = table.get(digest);
      const found = version === undefined ? undefined : aKey(version);
      const { promise, resolve } = Promise.withResolvers<KeyOfAccount | undefined>();
      asked.push(() => resolve(found));
      return promise;
    },
  });
  const version = async (digest: string) => (await memory.find(digest))?.key.version;
  /** Finds it with the table answering at once. */
  const found = (digest: string) => {
    const answer = version(digest);
    for (const tell of asked.splice(0)) tell();
    return answer;
  };
  return { ...memory, world, version, found };
}

test("a key that was looked up is known until its time is over", async () => {
  const { world, found, version } = aMemory();
  world.table.set("a", 1n);
  expect(await found("a")).toBe(1n);
  world.table.set("a", 2n);
  world.nowMs = 29_999;
  expect(await version("a")).toBe(1n);
  world.nowMs = 30_000;
  expect(await found("a")).toBe(2n);
});

test("while nobody tells of changes, each request asks the database", async () => {
  const { world, found, version, forget } = aMemory();
  world.table.set("a", 1n);
  await found("a");
  world.hears = false;
  world.table.set("a", 2n);
  expect(await found("a")).toBe(2n);
  world.hears = true;
  forget("all");
  world.table.set("a", 3n);
  expect(await found("a")).toBe(3n);
  expect(await version("a")).toBe(3n);
});

test("those who ask for the same key at once share one look-up, those who come later do not", async () => {
  const { world, version } = aMemory();
  world.table.set("a", 1n);
  const first = [version("a"), version("a"), version("a")];
  expect(world.asked).toHaveLength(1);
  world.nowMs = 100;
  const later = version("a");
  expect(world.asked).toHaveLength(2);
  for (const tell of world.asked) tell();
  expect(await Promise.all([...first, later])).toEqual([1n, 1n, 1n, 1n]);
});

test("a look-up under way when the key was changed is neither kept nor shared", async () => {
  const { world, version, found, forget } = aMemory();
  world.table.set("a", 1n);
  const before = version("a");
  world.table.set("a", 2n);
  forget(everyone);
  const after = version("a");
  for (const tell of world.asked.splice(0).toReversed()) tell();
  expect([await before, await after]).toEqual([1n, 2n]);
  world.table.set("a", 3n);
  expect(await found("a")).toBe(2n);
});

test("a look-up that began while nothing was heard is not kept", async () => {
  const { world, version, found } = aMemory();
  world.table.set("a", 1n);
  world.hears = false;
  const answer = version("a");
  world.hears = true;
  for (const tell of world.asked.splice(0)) tell();
  await answer;
  world.table.set("a", 2n);
  expect(await found("a")).toBe(2n);
});

test("a change of one account leaves the keys of others known", async () => {
  const { world, version, found, forget } = aMemory();
  world.table.set("a", 1n);
  await found("a");
  forget(new Set([accountRow().id]));
  expect(await version("a")).toBe(1n);
});

test("keys that are not there take no place, and no more are held than there is room for", async () => {
  const { world, found, size } = aMemory();
  for (let guess = 0; guess < 1_000; guess += 1) await found(`guess-${guess}`);
  expect(size()).toBe(0);
  for (let made = 0; made < 10_100; made += 1) {
    world.table.set(`key-${made}`, 1n);
    await found(`key-${made}`);
  }
  expect(size()).toBe(10_000);
  world.nowMs = 30_000;
  await found("key-0");
  expect(size()).toBe(1);
});

test("a look-up that fails is told to those who share it, and the next one asks again", async () => {
  let calls = 0;
  const memory = createKeyMemory({
    hears: () => true,
    nowMs: () => 0,
    load: async () => {
      calls += 1;
      if (calls === 1) throw new Error("gone");
      return aKey(1n);
    },
  });
  const both = await Promise.allSettled([memory.find("a"), memory.find("a")]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await memory.find("a"))?.key.version).toBe(1n);
});

/** One key of a world where things happen in any order. */
function aWorld() {
  const { world, version, forget } = aMemory();
  const now = () => world.table.get("a") ?? 0n;
  world.table.set("a", 1n);
  let told = 1n;
  const answers: Promise<boolean>[] = [];
  const isTold = (whose: typeof everyone | "all") => {
    told = now();
    forget(whose);
  };
  const steps = {
    asked: () => {
      const least = told;
      answers.push(version("a").then((got = 0n) => got >= least));
    },
    answered: () => world.asked.shift()?.(),
    changed: () => world.table.set("a", now() + 1n),
    told: () => world.hears && isTold(everyone),
    lost: () => (world.hears = false),
    resumed: () => {
      if (!world.hears) isTold("all");
      world.hears = true;
    },
    waited: () => (world.nowMs += 60),
  };
  const end = () => {
    for (const tell of world.asked) tell();
    return Promise.all(answers);
  };
  return { steps, end };
}

type Step = keyof ReturnType<typeof aWorld>["steps"];

const happenings = fc.array(
  fc.constantFrom<Step>("asked", "answered", "changed", "told", "lost", "resumed", "waited"),
  { maxLength: 60 },
);

test("whatever crosses, who asks after a change was told of is never given what was before", async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (happened) => {
      const { steps, end } = aWorld();
      for (const step of happened) {
        steps[step]();
        await Promise.resolve();
      }
      expect(await end()).not.toContain(false);
    }),
    { numRuns: 1_000 },
  );
});
