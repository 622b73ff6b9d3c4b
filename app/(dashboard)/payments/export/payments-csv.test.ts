import { expect, test } from "vitest";
import { paymentsCsv } from "#app/(dashboard)/payments/export/payments-csv";
import { createPayment } from "#domain/payments/create-payment";
import { anAccount, keyContext } from "#e2e/support/account";

async function fileOf(stream: ReadableStream<Uint8Array>): Promise<readonly string[]> {
  // Not Response.text(), which would take the byte order mark away.
  const bytes = await new Response(stream).bytes();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).trimEnd().split("\n");
}

test("the file has a line for each payment, through all pages of the list, and one head", async () => {
  const ctx = keyContext(await anAccount());
  const terms = { amountMinor: 1_250n, currency: "CNY" } as const;
  const made = await Promise.all(Array.from({ length: 503 }, () => createPayment(ctx, terms)));
  const [head, ...lines] = await fileOf(paymentsCsv(ctx, { limit: 25 }));
  expect(head).toMatch(/^\uFEFFid,created,status,currency,amount,/);
  const ids = lines.map((line) => line.split(",")[0]);
  expect(ids).toHaveLength(made.length);
  expect(new Set(ids)).toEqual(new Set(made.map(({ id }) => id)));
  expect(lines[0]).toContain(",requires_payment_method,CNY,12.50,0.00,0.00,0.00,");
});

test("a description that a spreadsheet would run stays text", async () => {
  const ctx = keyContext(await anAccount());
  const description = '=HYPERLINK("http://evil.example","x")';
  await createPayment(ctx, { amountMinor: 500n, currency: "JPY", description });
  const [, line] = await fileOf(paymentsCsv(ctx, { limit: 25 }));
  expect(line).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
  expect(line).toContain(",JPY,500,");
});

test("an empty list is a file with its head", async () => {
  const ctx = keyContext(await anAccount());
  expect(await fileOf(paymentsCsv(ctx, { limit: 25 }))).toHaveLength(1);
});
