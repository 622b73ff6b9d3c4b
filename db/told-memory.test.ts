import fc from "fast-check";
import { expect, test } from "vitest";
import { createToldMemory } from "#db/told-memory";

const anything = () => true;

/** A memory over a table of one's own, whose answers come when one says so. */
function aMemory() {
  const table = new Map<string, number>();
  const asked: (() => void)[] = [];
  const world = { hears: true, nowMs: 0, asked, table };
  const memory = createToldMemory<number>({ hears: () => world.hears, nowMs: () => world.nowMs });
  const version = (name: string) =>
    memory.find(name, () => {
      const found = table.get(name);
      const { promise, resolve } = Promise.withResolvers<number | undefined>();
      asked.push(() => resolve(found));
      return promise;
    });
  /** Finds it with the table answering at once. */
  const found = (name: string) => {
    const answer = version(name);
    for (const tell of asked.splice(0)) tell();
    return answer;
  };
  return { ...memory, world, version, found };
}

test("what was looked up is known until its time is over, or a change is told of", async () => {
  const { world, found, version, forget } = aMemory();
  world.table.set("a", 1);
  expect(await found("a")).toBe(1);
  world.table.set("a", 2);
  world.nowMs = 29_999;
  expect(await version("a")).toBe(1);
  world.nowMs = 30_000;
  expect(await found("a")).toBe(2);
  world.table.set("a", 3);
  forget((row) => row === 1);
  expect(await version("a")).toBe(2);
  forget((row) => row === 2);
  expect(await found("a")).toBe(3);
});

test("what is not there takes no place, and no more is held than there is room for", async () => {
  const { world, found, size } = aMemory();
  for (let guess = 0; guess < 1_000; guess += 1) await found(`guess-${guess}`);
  expect(size()).toBe(0);
  for (let made = 0; made < 10_100; made += 1) {
    world.table.set(`row-${made}`, 1);
    await found(`row-${made}`);
  }
  expect(size()).toBe(10_000);
  world.nowMs = 30_000;
  await found("row-0");
  expect(size()).toBe(1);
});

test("while nobody tells of changes, each request asks the database", async () => {
  const { world, found, version, forget } = aMemory();
  world.table.set("a", 1);
  await found("a");
  world.hears = false;
  world.table.set("a", 2);
  expect(await found("a")).toBe(2);
  world.hears = true;
  forget(anything);
  world.table.set("a", 3);
  expect(await found("a")).toBe(3);
  expect(await version("a")).toBe(3);
});

test("those who ask for the same row at once share one look-up, those who come later do not", async () => {
  const { world, version } = aMemory();
  world.table.set("a", 1);
  const first = [version("a"), version("a"), version("a")];
  expect(world.asked).toHaveLength(1);
  world.nowMs = 100;
  const later = version("a");
  expect(world.asked).toHaveLength(2);
  for (const tell of world.asked) tell();
  expect(await Promise.all([...first, later])).toEqual([1, 1, 1, 1]);
});

test("a look-up under way when the row was changed is neither kept nor shared", async () => {
  const { world, version, found, forget } = aMemory();
  world.table.set("a", 1);
  const before = version("a");
  world.table.set("a", 2);
  forget(anything);
  const after = version("a");
  for (const tell of world.asked.splice(0).toReversed()) tell();
  expect([await before, await after]).toEqual([1, 2]);
  world.table.set("a", 3);
  expect(await found("a")).toBe(2);
});

test("a look-up that began while nothing was heard is not kept", async () => {
  const { world, version, found } = aMemory();
  world.table.set("a", 1);
  world.hears = false;
  const answer = version("a");
  world.hears = true;
  for (const tell of world.asked.splice(0)) tell();
  await answer;
  world.table.set("a", 2);
  expect(await found("a")).toBe(2);
});

test("a look-up that fails is told to those who share it, and the next one asks again", async () => {
  let calls = 0;
  const memory = createToldMemory<number>({ hears: () => true, nowMs: () => 0 });
  const find = () =>
    memory.find("a", async () => {
      calls += 1;
      if (calls === 1) throw new Error("gone");
      return 1;
    });
  const both = await Promise.allSettled([find(), find()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await find()).toBe(1);
});

/** One row of a world where things happen in any order. */
function aWorld() {
  const { world, version, forget } = aMemory();
  const now = () => world.table.get("a") ?? 0;
  world.table.set("a", 1);
  let told = 1;
  const answers: Promise<boolean>[] = [];
  const tell = () => {
    told = now();
    forget(anything);
  };
  const steps = {
    asked: () => {
      const least = told;
      answers.push(version("a").then((got = 0) => got >= least));
    },
    answered: () => world.asked.shift()?.(),
    changed: () => world.table.set("a", now() + 1),
    told: () => world.hears && tell(),
    lost: () => (world.hears = false),
    resumed: () => {
      if (!world.hears) tell();
      world.hears = true;
    },
    waited: () => (world.nowMs += 60),
  };
  const end = () => {
    for (const answer of world.asked) answer();
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
