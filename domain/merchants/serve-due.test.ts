import { expect, test } from "vitest";
import { type Due, serveDue } from "#domain/merchants/serve-due";
import { anAccount } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

function inBatches(items: readonly Due[], size: number) {
  return async (after: Due | undefined) => {
    const from = after ? items.indexOf(after) + 1 : 0;
    return items.slice(from, from + size);
  };
}

test("all batches are done, each item in the worker's context of its own account", async () => {
  const accounts = [await anAccount(), await anAccount(), await anAccount()];
  const items = accounts.map(({ id: accountId }) => ({
    accountId,
    id: newId("ch", systemClock()),
  }));
  const served: string[] = [];
  const result = await serveDue(systemClock, {
    failure: "Failed.",
    next: inBatches(items, 2),
    serve: async (ctx, { id }) => {
      served.push(`${ctx.actor.kind} ${ctx.account.id} ${id}`);
    },
  });
  expect(result).toEqual({ done: 3, failed: 0 });
  expect(served).toEqual(items.map(({ accountId, id }) => `system ${accountId} ${id}`));
});

test("one that fails is counted and left, and stops neither its batch nor the next", async () => {
  const { id: accountId } = await anAccount();
  const items = Array.from({ length: 5 }, () => ({ accountId, id: newId("ch", systemClock()) }));
  const result = await serveDue(systemClock, {
    failure: "Failed.",
    next: inBatches(items, 2),
    serve: (_, item) =>
      item === items[1] ? Promise.reject(new Error("broken")) : Promise.resolve(),
  });
  expect(result).toEqual({ done: 4, failed: 1 });
});
