import { expect, test } from "vitest";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { newId } from "#platform/ids";

test("a charge shows what became of its money", async () => {
  const { ctx, chargeId, paymentId } = await paid(100n, { feeBasisPoints: 100 });
  expect(await retrieveCharge(ctx, { chargeId })).toMatchObject({
    id: chargeId,
    paymentIntentId: paymentId,
    status: "succeeded",
    amountCapturedMinor: 100n,
    feeMinor: 1n,
  });
});

test("another account's charge answers like one that never was", async () => {
  const { chargeId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  for (const id of [chargeId, newId("ch", stranger.clock()), "ch_nonsense"]) {
    await expect(retrieveCharge(stranger, { chargeId: id })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such charge.",
      details: { param: "id" },
    });
  }
});

test("only who may read payments is shown a charge", async () => {
  const { ctx, chargeId } = await paid(100n);
  const refused = retrieveCharge(without(ctx, "payments:read"), { chargeId });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
