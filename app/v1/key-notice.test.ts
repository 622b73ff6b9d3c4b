import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { GET } from "#app/v1/balance/route";
import { database } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { systemClock } from "#platform/clock";

async function aKeyThatEndsIn(hours: number): Promise<string> {
  const ctx = personContext(await anAccount(), await aPerson("developer"));
  const { key, secret } = await createApiKey(ctx, { name: "Till", lifetimeDays: 90 });
  await database()
    .update(apiKeys)
    .set({ expiresAt: systemClock().add({ hours }) })
    .where(eq(apiKeys.id, key.id));
  return secret;
}

test.each([
  [24 * 6 + 1, "This key expires in 6 days."],
  [25, "This key expires in 1 day."],
  [3, "This key expires in less than a day."],
  [24 * 30, null],
])("a key that ends in %i hours is answered with the notice %s", async (hours, notice) => {
  const answer = await call(GET, { path: "/v1/balance", key: await aKeyThatEndsIn(hours) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("stripe-notice")).toBe(notice);
});

test("a key that has ended is refused in words", async () => {
  const answer = await call(GET, { path: "/v1/balance", key: await aKeyThatEndsIn(-1) });
  expect(answer.status).toBe(401);
  expect(answer.textAt("error", "code")).toBe("api_key_invalid");
  expect(answer.textAt("error", "message")).toMatch(/expired/);
});
