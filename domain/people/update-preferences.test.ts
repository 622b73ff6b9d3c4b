import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { people } from "#db/schema/people";
import { UpdatePreferencesInput, updatePreferences } from "#domain/people/update-preferences";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

test("language and time zone are kept, one without the other, twice at once", async () => {
  const person = await aPerson("viewer");
  const ctx = personContext(await anAccount(), person);
  await Promise.all([
    updatePreferences(ctx, { locale: "zh-CN" }),
    updatePreferences(ctx, { timeZone: "America/New_York" }),
  ]);
  const [found] = await database().select().from(people).where(eq(people.id, person.id));
  expect(found).toMatchObject({ locale: "zh-CN", timeZone: "America/New_York" });
});

test("a key has no preferences", async () => {
  const refused = updatePreferences(keyContext(await anAccount()), {});
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("only time zones that exist can be chosen", () => {
  expect(UpdatePreferencesInput.safeParse({ timeZone: "Asia/Shanghai" }).success).toBe(true);
  expect(UpdatePreferencesInput.safeParse({ timeZone: "Mars/Olympus" }).success).toBe(false);
});
