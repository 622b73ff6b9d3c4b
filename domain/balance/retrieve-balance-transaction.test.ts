import { expect, test } from "vitest";
import { retrieveBalanceTransaction } from "#domain/balance/retrieve-balance-transaction";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { chargeOf, paid } from "#e2e/support/payment";
import { newId } from "#platform/ids";

async function aLineOf(taken: Awaited<ReturnType<typeof paid>>) {
  return (await chargeOf(taken)).balanceTransactionId ?? "";
}

test("a charge names its line, and the line names its charge", async () => {
  const taken = await paid(1_000n);
  const balanceTransactionId = await aLineOf(taken);
  const line = await retrieveBalanceTransaction(taken.ctx, { balanceTransactionId });
  expect(line).toMatchObject({ sourceId: taken.chargeId, amountMinor: 1_000n });
});

test("another account's line answers like one that never was", async () => {
  const taken = await paid(1_000n);
  const stranger = keyContext(await anAccount());
  const ids = [await aLineOf(taken), newId("txn", stranger.clock()), "txn_nonsense"];
  for (const balanceTransactionId of ids) {
    await expect(
      retrieveBalanceTransaction(stranger, { balanceTransactionId }),
    ).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such balance transaction.",
    });
  }
});

test("only who may read the balance is shown a line", async () => {
  const taken = await paid(1_000n);
  const refused = retrieveBalanceTransaction(without(taken.ctx, "balance:read"), {
    balanceTransactionId: await aLineOf(taken),
  });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
