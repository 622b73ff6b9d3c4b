import { expect, test } from "vitest";
import { createMerchant } from "#domain/merchants/create-merchant";
import { findAccount } from "#domain/merchants/find-account";
import { operatorContext } from "#domain/merchants/operator-context";
import { anAccount, keyContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

const input = {
  name: "Nordlicht",
  country: "DE",
  defaultCurrency: "EUR",
  feeBasisPoints: 140,
  feeFixedMinor: { EUR: 25n },
  settlementDelayDays: 2,
} as const;

test("a merchant starts with a live account and a sandbox, each with its terms", async () => {
  const made = await createMerchant(operatorContext(systemClock), input);
  const live = await findAccount(made.live.id);
  const sandbox = await findAccount(made.sandbox.id);
  expect(live).toEqual(made.live);
  expect(sandbox).toEqual(made.sandbox);
  expect(live).toMatchObject({ mode: "live", settlementDelayDays: 2, feeFixed: { EUR: "25" } });
  expect(sandbox).toMatchObject({ mode: "sandbox", settlementDelayDays: 0, feeBasisPoints: 140 });
  expect(live?.merchantId).toBe(made.merchant.id);
});

test("nobody but the operator creates merchants", async () => {
  const refused = createMerchant(keyContext(await anAccount()), input);
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
