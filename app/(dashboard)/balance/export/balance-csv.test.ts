import { expect, test } from "vitest";
import { balanceCsv } from "#app/(dashboard)/balance/export/balance-csv";
import { createPayment } from "#domain/payments/create-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";

test("each balance transaction is a line; what went out is a number, and text is never a formula", async () => {
  const ctx = keyContext(await anAccount({ feeBasisPoints: 140 }));
  const terms = { amountMinor: 10_000n, currency: "CNY", description: "+1" } as const;
  const card = { confirm: true, paymentMethodId: "pm_card_visa" } as const;
  const payment = await createPayment(ctx, { ...terms, ...card });
  await requestRefund(ctx, { paymentId: payment.id, amountMinor: 5_000n });
  const text = await new Response(balanceCsv(ctx, { limit: 25 })).text();
  const [head, refund, charge, ...rest] = text.trimEnd().split("\n");
  expect(head).toBe(
    "id,created,type,source,description,currency,amount,fee,net,status,available_on",
  );
  expect(refund).toMatch(/,refund,re_\w+,'\+1,CNY,-50\.00,-0\.70,-49\.30,available,/);
  expect(charge).toMatch(/,charge,ch_\w+,'\+1,CNY,100\.00,1\.40,98\.60,available,/);
  expect(rest).toEqual([]);
});

test("only the lines that are asked for are in it", async () => {
  const ctx = keyContext(await anAccount());
  const card = { confirm: true, paymentMethodId: "pm_card_visa" } as const;
  await createPayment(ctx, { amountMinor: 100n, currency: "CNY", ...card });
  await createPayment(ctx, { amountMinor: 100n, currency: "JPY", ...card });
  const csv = balanceCsv(ctx, { limit: 25, currency: "JPY" });
  const lines = (await new Response(csv).text()).trimEnd().split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",JPY,100,0,100,");
});
