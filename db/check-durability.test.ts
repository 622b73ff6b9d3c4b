import { expect, test } from "vitest";
import { checkDurability, missingDurability } from "#db/check-durability";

test("a database that may forget is recognised by each setting that lets it", async () => {
  // The database of the tests is made to forget, because nothing of it needs to last.
  expect(await missingDurability()).toEqual(["fsync", "full_page_writes", "synchronous_commit"]);
});

test("tests may run on it all the same, as their settings say", async () => {
  await expect(checkDurability()).resolves.toBeUndefined();
});
