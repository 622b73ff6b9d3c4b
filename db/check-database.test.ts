import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { checkDatabase } from "#db/check-database";
import { settings } from "#platform/settings";

test("tests may run on a database that forgets, as their settings say", async () => {
  await expect(checkDatabase()).resolves.toBeUndefined();
});

test("a program that would act as the owner of the database is refused", async () => {
  const owner = postgres(settings().databaseUrl, { max: 1 });
  onTestFinished(() => owner.end());
  await expect(checkDatabase(owner)).rejects.toThrow("not in the role tollgate_app");
});
