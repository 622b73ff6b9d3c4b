import { expect, test } from "vitest";
import { migrationsCurrent } from "#db/migrations-current";

test("a database that was brought to the newest schema is current", async () => {
  expect(await migrationsCurrent()).toBe(true);
});

test("one of a former release is not, for a program that knows a later migration", async () => {
  expect(await migrationsCurrent(Date.parse("2999-01-01T00:00:00Z"))).toBe(false);
});
