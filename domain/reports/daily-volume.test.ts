import { expect, test } from "vitest";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { createPayment } from "#domain/payments/create-payment";
import { dailyVolume } from "#domain/reports/daily-volume";
import { listedPayments } from "#domain/reports/listed-payments";
import { anAccount, keyContext } from "#e2e/support/account";
import { tellEvents } from "#e2e/support/webhooks";

const paid = { confirm: true, paymentMethodId: "pm_card_visa" } as const;

async function anAccountAt() {
  const account = await anAccount();
  return (time: string) => keyContext(account, { clock: () => Temporal.Instant.from(time) });
}

test("a day's volume is what the list of that day's succeeded payments sums to", async () => {
  const ctx = (await anAccountAt())("2026-03-01T12:00:00Z");
  const currency = "CNY";
  await createPayment(ctx, { amountMinor: 1_000n, currency, ...paid });
  const held = await createPayment(ctx, {
    amountMinor: 500n,
    currency,
    ...paid,
    captureMethod: "manual",
  });
  await capturePayment(ctx, { paymentId: held.id, amountToCaptureMinor: 200n });
  await createPayment(ctx, { amountMinor: 70n, currency });
  await createPayment(ctx, { amountMinor: 9n, currency: "JPY", ...paid });

  const volume = await dailyVolume(ctx, { days: 1, timeZone: "UTC" });
  const day = Temporal.PlainDate.from("2026-03-01");
  expect(volume).toEqual([
    { day, currency: "CNY", capturedMinor: 1_200n, payments: 2 },
    { day, currency: "JPY", capturedMinor: 9n, payments: 1 },
  ]);
  const listed = await listedPayments(ctx, { limit: 10, status: "succeeded", currency });
  const received = listed.rows.map(({ payment }) => payment.amountReceivedMinor);
  expect(received.reduce((total, amount) => total + amount)).toBe(1_200n);
});

test("payments are counted once, whether their events wait, are told now, or were", async () => {
  const ctx = (await anAccountAt())("2026-03-01T12:00:00Z");
  const terms = { amountMinor: 1_000n, currency: "CNY", ...paid } as const;
  const counts: (number | undefined)[] = [];
  const count = async () => {
    const [day] = await dailyVolume(ctx, { days: 1, timeZone: "UTC" });
    counts.push(day?.payments);
  };
  await createPayment(ctx, terms);
  await createPayment(ctx, { ...terms, paymentMethodId: "pm_card_mastercard" });
  await count();
  await tellEvents();
  await count();
  await createPayment(ctx, terms);
  await count();
  await Promise.all([tellEvents(), tellEvents(), count()]);
  await count();
  expect(counts).toEqual([2, 2, 3, 3, 3]);
});

test("a day begins at midnight where the person is", async () => {
  const at = await anAccountAt();
  const terms = { amountMinor: 10n, currency: "CNY", ...paid } as const;
  await createPayment(at("2026-03-01T15:59:00Z"), terms);
  await createPayment(at("2026-03-01T16:01:00Z"), terms);
  const seen = await dailyVolume(at("2026-03-01T17:00:00Z"), {
    days: 2,
    timeZone: "Asia/Shanghai",
  });
  expect(seen.map(({ day, payments }) => [day.toString(), payments])).toEqual([
    ["2026-03-01", 1],
    ["2026-03-02", 1],
  ]);
});
