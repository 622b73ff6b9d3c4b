import { expect, test } from "vitest";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { inTurn } from "#platform/in-turn";

function anAccountId() {
  return newId("acct", systemClock());
}

test("work of one account is done in its order, one at a time", async () => {
  const account = anAccountId();
  const told: string[] = [];
  const work = (name: string) =>
    inTurn(account, async () => {
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
      return name;
    });
  expect(await Promise.all([work("a"), work("b")])).toEqual(["a", "b"]);
  expect(told).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("work that fails tells its own caller, and the next is done all the same", async () => {
  const account = anAccountId();
  const failing = inTurn(account, () => Promise.reject(new Error("no")));
  const next = inTurn(account, () => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});

test("accounts do not wait for each other", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = inTurn(anAccountId(), () => promise);
  expect(await inTurn(anAccountId(), () => Promise.resolve("done"))).toBe("done");
  resolve();
  await held;
});
