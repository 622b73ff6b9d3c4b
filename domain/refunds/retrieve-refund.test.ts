import { expect, test } from "vitest";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { waitingRefund } from "#e2e/support/payment";
import { newId } from "#platform/ids";

test("a refund is shown as it was asked for", async () => {
  const { ctx, refund } = await waitingRefund();
  expect(await retrieveRefund(ctx, { refundId: refund.id })).toEqual(refund);
});

test("another account's refund answers like one that never was", async () => {
  const { refund } = await waitingRefund();
  const stranger = keyContext(await anAccount());
  for (const refundId of [refund.id, newId("re", stranger.clock()), "re_nonsense"]) {
    await expect(retrieveRefund(stranger, { refundId })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such refund.",
    });
  }
});

test("only who may read refunds is shown one", async () => {
  const { ctx, refund } = await waitingRefund();
  const refused = retrieveRefund(without(ctx, "refunds:read"), { refundId: refund.id });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
