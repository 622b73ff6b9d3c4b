import { expect, test } from "vitest";
import { readerOf } from "#domain/changes/reader";
import { loadAccount } from "#domain/merchants/load-account";
import { currentPolicy } from "#domain/refund-policies/current-policy";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { aLine, enact } from "#e2e/support/payment";

test("before a first approval there is no policy, afterwards the approved one", async () => {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  expect(await currentPolicy(ctx)).toBeUndefined();
  const policy = await enact(account, [aLine(100n)]);
  const now = { ...ctx, account: await loadAccount(readerOf(ctx)) };
  expect(await currentPolicy(now)).toEqual(policy);
});

test("only who may read policies is told", async () => {
  const ctx = personContext(await anAccount(), await aPerson("admin"));
  await expect(currentPolicy(without(ctx, "policies:read"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
