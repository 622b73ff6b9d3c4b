import { expect, test } from "vitest";
import { listPolicies } from "#domain/refund-policies/list-policies";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { aLine, enact } from "#e2e/support/payment";

test("an account sees its policies newest first, and nobody else's", async () => {
  const account = await anAccount();
  const former = await enact(account, [aLine(100n)]);
  const admin = personContext(account, await aPerson("admin"));
  const tomorrow = { ...admin, clock: () => admin.clock().add({ hours: 24 }) };
  const proposal = { lines: [], approvalHours: 1, reason: "More." };
  const proposed = await proposePolicy(tomorrow, proposal);
  expect(await listPolicies(admin)).toEqual([proposed, former]);
  const stranger = personContext(await anAccount(), await aPerson("owner"));
  expect(await listPolicies(stranger)).toEqual([]);
});

test("only who may read policies is shown them", async () => {
  const admin = personContext(await anAccount(), await aPerson("admin"));
  await expect(listPolicies(without(admin, "policies:read"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
