import { expect, test } from "vitest";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { addRefusals } from "#domain/limit-refusals/add-refusals";
import { listRefusals } from "#domain/limit-refusals/list-refusals";
import { newRefusalNotes } from "#domain/limit-refusals/refusal-notes";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

async function aShop() {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("developer"));
  const { key } = await createApiKey(ctx, { name: "Shop" });
  const asked = { accountId: account.id, caller: key.id, route: "GET /v1/balance", address: "" };
  return { ctx, asked };
}

test("what processes have refused is summed by rule, caller and route, and by the hour", async () => {
  const [{ ctx, asked }, other] = [await aShop(), await aShop()];
  for (const times of [3, 4]) {
    const notes = newRefusalNotes(systemClock);
    for (let turn = 0; turn < times; turn += 1) notes.note({ ...asked, rule: "key" });
    notes.note({ ...asked, rule: "account-day" });
    notes.note({ ...other.asked, rule: "key" });
    await notes.write(addRefusals);
    expect(notes.size()).toBe(0);
  }
  const { callers, hours } = await listRefusals(ctx);
  expect(callers).toMatchObject([
    { rule: "key", callerName: "Shop", route: "GET /v1/balance", refused: 7 },
    { rule: "account-day", callerName: "Shop", refused: 2 },
  ]);
  expect(hours).toHaveLength(24);
  expect(hours.at(-1)?.refused).toBe(9);
});

test("what cannot be written now is written later", async () => {
  const { ctx, asked } = await aShop();
  const notes = newRefusalNotes(systemClock);
  notes.note({ ...asked, rule: "key" });
  const lost = notes.write(() => Promise.reject(new Error("away")));
  await expect(lost).rejects.toThrow("away");
  notes.note({ ...asked, rule: "key" });
  await notes.write(addRefusals);
  expect((await listRefusals(ctx)).callers).toMatchObject([{ refused: 2 }]);
});

test("who may not look at limits is refused", async () => {
  const account = await anAccount();
  const viewer = personContext(account, await aPerson("viewer"));
  await expect(listRefusals(viewer)).rejects.toMatchObject({ code: "more_permissions_required" });
});
