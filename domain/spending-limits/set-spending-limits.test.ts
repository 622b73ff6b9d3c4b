import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { requestRefund } from "#domain/refunds/request-refund";
import { listSpendingLimits } from "#domain/spending-limits/list-spending-limits";
import { setSpendingLimits } from "#domain/spending-limits/set-spending-limits";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { aLimitedKey } from "#e2e/support/limited-key";
import { without } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { idToUuid } from "#platform/ids";

const refunds = (mostMinor: string, currency = "CNY") => ({ kind: "refunds", currency, mostMinor });

test("a limit that is set holds from the next request on, is shown with what is used, and is audited", async () => {
  const { account, paymentId } = await paid(100_000n);
  const { key } = await aLimitedKey(account, [refunds("4000")]);
  const admin = personContext(account, await aPerson("admin"));
  const spendingLimits = [refunds("5000"), refunds("100", "USD")];
  const limited = await setSpendingLimits(admin, { spendingLimits });
  await requestRefund({ ...admin, account: limited }, { paymentId, amountMinor: 1_200n });
  const { limits, ofAccount } = await listSpendingLimits(admin);
  expect(ofAccount).toEqual(spendingLimits);
  expect(limits).toMatchObject([
    { key: undefined, kind: "refunds", currency: "CNY", mostMinor: 5_000n, spentMinor: 1_200n },
    { key: undefined, kind: "refunds", currency: "USD", mostMinor: 100n, spentMinor: 0n },
    { key: { id: key.id }, currency: "CNY", mostMinor: 4_000n, spentMinor: 0n },
  ]);
  const audited = await sqlClient()`
    select before, after from audit_entries
    where account_id = ${idToUuid(account.id)} and action = 'spending_limits.changed'`;
  expect(audited).toMatchObject([
    { before: { spending_limits: [] }, after: { spending_limits: spendingLimits } },
  ]);
  await setSpendingLimits(admin, { spendingLimits: [] });
  expect((await listSpendingLimits(admin)).limits).toHaveLength(1);
});

test("nobody sets it without the right and a fresh proof, and no program at all", async () => {
  const account = await anAccount();
  const input = { spendingLimits: [refunds("1")] };
  const admin = personContext(account, await aPerson("admin"));
  const stale = {
    ...(await aPerson("admin")),
    provenAt: Temporal.Now.instant().subtract({ hours: 1 }),
  };
  const refused = async (ctx: typeof admin, code: string) =>
    expect(setSpendingLimits(ctx, input)).rejects.toMatchObject({ code });
  await refused(without(admin, "rate_limits:write"), "more_permissions_required");
  await refused(personContext(account, await aPerson("developer")), "more_permissions_required");
  await refused(personContext(account, stale), "proof_required");
  await refused(keyContext(account), "person_required");
  expect((await listSpendingLimits(admin)).ofAccount).toEqual([]);
  const looking = listSpendingLimits(without(admin, "rate_limits:read"));
  await expect(looking).rejects.toMatchObject({ code: "more_permissions_required" });
});

test.each([
  [[refunds("-1")]],
  [[refunds("1", "XXX")]],
  [[{ ...refunds("1"), kind: "gifts" }]],
  [[refunds("1"), refunds("2")]],
])("what is no limit is refused and stores nothing: %j", async (spendingLimits) => {
  const admin = personContext(await anAccount(), await aPerson("admin"));
  await expect(setSpendingLimits(admin, { spendingLimits })).rejects.toMatchObject({
    code: "parameter_invalid",
  });
  expect((await listSpendingLimits(admin)).ofAccount).toEqual([]);
});

test("another account's limits are neither seen nor touched", async () => {
  const [one, other] = [await anAccount(), await anAccount()];
  await setSpendingLimits(personContext(one, await aPerson("owner")), {
    spendingLimits: [refunds("1")],
  });
  const theirs = await listSpendingLimits(personContext(other, await aPerson("owner")));
  expect(theirs.limits).toEqual([]);
});
