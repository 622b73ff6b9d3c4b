import { expect, test } from "vitest";
import { retrieveAccount } from "#domain/merchants/retrieve-account";
import { anAccount, keyContext } from "#e2e/support/account";

test("one's own account is shown, with its id or without", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  expect(await retrieveAccount(ctx, {})).toEqual(account);
  expect(await retrieveAccount(ctx, { accountId: account.id })).toEqual(account);
});

test("every other account is not there, whether it exists or not", async () => {
  const ctx = keyContext(await anAccount());
  for (const accountId of [(await anAccount()).id, "acct_x", ""]) {
    await expect(retrieveAccount(ctx, { accountId })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such account.",
    });
  }
});

test("without the permission not even one's own is shown", async () => {
  const ctx = keyContext(await anAccount(), { scopes: new Set() });
  await expect(retrieveAccount(ctx, {})).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
