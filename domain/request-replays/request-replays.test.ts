import { expect, test } from "vitest";
import { accounts } from "#db/schema/merchants";
import { asProgram } from "#domain/request-replays/as-program";
import { listSandboxes } from "#domain/request-replays/list-sandboxes";
import { loadSandbox } from "#domain/request-replays/load-sandbox";
import { accountRow, anAccount, insertRows, keyContext, personContext } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";

const missing = { code: "resource_missing", message: "No such sandbox." };

/** A merchant with a live account and a sandbox, and one of its people in the live one. */
async function aMerchant(role: "analyst" | "developer" = "developer") {
  const live = await anAccount({ mode: "live" });
  const sandbox = accountRow({ merchantId: live.merchantId });
  await insertRows([{ table: accounts, row: sandbox }]);
  const { person } = await aMember(live, role);
  return { live, sandbox, ctx: personContext(live, person) };
}

test("people find the sandboxes of their merchant, and never a live account", async () => {
  const { live, sandbox, ctx } = await aMerchant();
  const other = await aMerchant();
  expect((await listSandboxes(ctx)).map(({ account }) => account.id)).toEqual([sandbox.id]);
  for (const accountId of [live.id, other.sandbox.id, other.live.id, "acct_0"]) {
    await expect(loadSandbox(ctx, { accountId })).rejects.toMatchObject(missing);
  }
});

test("in a sandbox people have the rights they have there, as programs also those of a key", async () => {
  const { sandbox, ctx } = await aMerchant();
  const there = await loadSandbox(ctx, { accountId: sandbox.id });
  expect(there).toMatchObject({ account: { id: sandbox.id }, actor: { id: ctx.actor.id } });
  expect(there.scopes.has("requests:read")).toBe(true);
  expect(asProgram(there).scopes.has("requests:read")).toBe(false);
  expect(asProgram(there).scopes.isSubsetOf(there.scopes)).toBe(true);
});

test("those who may see no requests, and programs, have none to try again", async () => {
  const { sandbox, ctx } = await aMerchant("analyst");
  const refused = { code: "more_permissions_required" };
  await expect(listSandboxes(ctx)).rejects.toMatchObject(refused);
  await expect(loadSandbox(ctx, { accountId: sandbox.id })).rejects.toMatchObject(refused);
  const key = keyContext(sandbox, { scopes: new Set(["requests:read", "account:read"] as const) });
  await expect(listSandboxes(key)).rejects.toMatchObject({ code: "person_required" });
});
