import * as fc from "fast-check";
import { expect, test } from "vitest";
import { balanceTransactions } from "#db/schema/balance";
import type { Account, Context } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { requestRefund } from "#domain/refunds/request-refund";
import { listStatements } from "#domain/statements/list-statements";
import { readStatement } from "#domain/statements/read-statement";
import { retrieveStatement } from "#domain/statements/retrieve-statement";
import type { Statement } from "#domain/statements/statement";
import { anAccount, aPerson, insertRows, personContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { newId } from "#platform/ids";

const now = Temporal.Instant.from("2026-11-22T12:00:00Z");

function viewer(account: Account, at = now): Promise<Context> {
  return aPerson("viewer").then((person) => personContext(account, person, { clock: () => at }));
}

interface Line {
  readonly at: Temporal.Instant;
  readonly type: BalanceTransaction["type"];
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
  readonly currency?: "CNY" | "EUR";
}

async function write(account: Account, lines: readonly Line[]): Promise<void> {
  const rows = lines.map(({ at, type, amountMinor, feeMinor, currency = "CNY" }) => ({
    table: balanceTransactions,
    row: {
      accountId: account.id,
      id: newId("txn", at),
      type,
      sourceId: newId("ch", at),
      chargeId: null,
      payoutId: null,
      amountMinor,
      feeMinor,
      netMinor: amountMinor - feeMinor,
      currency,
      status: "available",
      availableAt: at,
      description: null,
      createdAt: at,
      version: 1n,
    },
  }));
  await insertRows(rows);
}

/** A statement with the lines that were handed over with it. */
async function whole(ctx: Context, month: string, currency = "CNY") {
  const taken: { statement?: Statement; lines: BalanceTransaction[] } = { lines: [] };
  await readStatement(ctx, { currency, month }, async (statement, batches) => {
    taken.statement = statement;
    for await (const batch of batches) taken.lines.push(...batch);
  });
  return taken;
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

const start = Temporal.Instant.from("2026-06-01T00:00:00Z").epochMilliseconds;
const aLine = fc.record({
  at: fc
    .integer({ min: start, max: now.epochMilliseconds })
    .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds)),
  type: fc.constantFrom<BalanceTransaction["type"][]>(
    "charge",
    "refund",
    "payout",
    "payout_cancel",
    "payout_failure",
    "transfer",
    "transfer_refund",
  ),
  amountMinor: fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
  feeMinor: fc.bigInt({ min: -999n, max: 9_999n }),
});

test("whatever happened, opening and lines make closing, and closing is the next opening", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aLine, { minLength: 1, maxLength: 60 }), async (history) => {
      const account = await anAccount();
      await write(account, history);
      const ctx = await viewer(account);
      const listed = (await listStatements(ctx)).toReversed();
      expect(listed.at(-1)?.month).toBe("2026-11");
      let closingMinor = 0n;
      for (const { month, ...entry } of listed) {
        const { statement, lines } = await whole(ctx, month);
        expect(statement).toEqual(await retrieveStatement(ctx, { currency: "CNY", month }));
        expect(statement).toMatchObject({ ...entry, openingMinor: closingMinor });
        expect(total(lines.map(({ netMinor }) => netMinor)) + closingMinor).toBe(
          statement?.closingMinor,
        );
        expect(lines.map(({ id }) => id)).toEqual(lines.map(({ id }) => id).toSorted());
        closingMinor = statement?.closingMinor ?? 0n;
      }
      const inAll = total(history.map(({ amountMinor, feeMinor }) => amountMinor - feeMinor));
      expect(closingMinor).toBe(inAll);
    }),
    { numRuns: 25 },
  );
});

test("lines are told by what they are, fees by themselves, to the midnight of UTC", async () => {
  const account = await anAccount();
  const at = (text: string) => Temporal.Instant.from(text);
  await write(account, [
    { at: at("2026-09-30T23:59:59.999Z"), type: "charge", amountMinor: 500n, feeMinor: 5n },
    { at: at("2026-10-01T00:00:00Z"), type: "charge", amountMinor: 10_000n, feeMinor: 290n },
    { at: at("2026-10-02T00:00:00Z"), type: "refund", amountMinor: -4_000n, feeMinor: -116n },
    { at: at("2026-10-03T00:00:00Z"), type: "payout", amountMinor: -3_000n, feeMinor: 0n },
    { at: at("2026-10-04T00:00:00Z"), type: "payout_failure", amountMinor: 3_000n, feeMinor: 0n },
    { at: at("2026-10-05T00:00:00Z"), type: "transfer", amountMinor: -70n, feeMinor: 0n },
    { at: at("2026-10-31T23:59:59.999Z"), type: "charge", amountMinor: 1n, feeMinor: 0n },
    { at: at("2026-11-01T00:00:00Z"), type: "charge", amountMinor: 7n, feeMinor: 0n },
    {
      at: at("2026-10-09T00:00:00Z"),
      type: "charge",
      amountMinor: 9n,
      feeMinor: 0n,
      currency: "EUR",
    },
  ]);
  const ctx = await viewer(account);
  expect(await retrieveStatement(ctx, { currency: "cny", month: "2026-10" })).toEqual({
    month: "2026-10",
    from: at("2026-10-01T00:00:00Z"),
    until: at("2026-11-01T00:00:00Z"),
    currency: "CNY",
    openingMinor: 495n,
    sums: [
      { group: "payments", lines: 2, amountMinor: 10_001n },
      { group: "refunds", lines: 1, amountMinor: -4_000n },
      { group: "payouts", lines: 2, amountMinor: 0n },
      { group: "transfers", lines: 1, amountMinor: -70n },
      { group: "fees", lines: 2, amountMinor: -174n },
    ],
    closingMinor: 6_252n,
    lines: 6,
    isProvisional: false,
  });
});

test("a month is provisional until nothing can come to it any more", async () => {
  const account = await anAccount();
  const line = { type: "charge", amountMinor: 1n, feeMinor: 0n } as const;
  await write(account, [{ ...line, at: Temporal.Instant.from("2026-10-05T00:00:00Z") }]);
  const isProvisional = async (at: string) => {
    const ctx = await viewer(account, Temporal.Instant.from(at));
    return (await retrieveStatement(ctx, { currency: "CNY", month: "2026-10" })).isProvisional;
  };
  expect(await isProvisional("2026-10-31T23:59:00Z")).toBe(true);
  expect(await isProvisional("2026-11-01T00:14:59Z")).toBe(true);
  expect(await isProvisional("2026-11-01T00:15:00Z")).toBe(false);
});

test("thousands of lines are handed over once each", async () => {
  const account = await anAccount();
  const at = Temporal.Instant.from("2026-10-05T00:00:00Z");
  const line = { at, type: "charge", amountMinor: 3n, feeMinor: 1n } as const;
  await write(
    account,
    Array.from({ length: 2_500 }, () => line),
  );
  const { statement, lines } = await whole(await viewer(account), "2026-10");
  expect(new Set(lines.map(({ id }) => id)).size).toBe(2_500);
  expect(statement).toMatchObject({ closingMinor: 5_000n, lines: 2_500 });
});

test("this month closes with what the balance is now", async () => {
  const { ctx, paymentId } = await paid(10_000n, { feeBasisPoints: 290, settlementDelayDays: 3 });
  await requestRefund(ctx, { paymentId, amountMinor: 2_500n });
  const reader = personContext(ctx.account, await aPerson("viewer"));
  const [statement] = await listStatements(reader);
  const [balance] = await retrieveBalance(ctx);
  expect(statement?.closingMinor).toBe(
    (balance?.lines.available.amountMinor ?? 0n) + (balance?.lines.pending.amountMinor ?? 0n),
  );
  expect(statement).toMatchObject({ isProvisional: true, lines: 2 });
});

test("there is none of another account, another currency, or a month that is none", async () => {
  const { ctx } = await paid(100n);
  const month = (await listStatements(personContext(ctx.account, await aPerson("owner"))))[0]
    ?.month;
  const [own, stranger] = [await viewer(ctx.account, ctx.clock()), await viewer(await anAccount())];
  const missing = { code: "resource_missing", message: "No such statement." };
  for (const input of [
    { currency: "EUR", month: month ?? "" },
    { currency: "CNY", month: "2020-01" },
    { currency: "CNY", month: "2999-01" },
    { currency: "CNY", month: "2026-13" },
    { currency: "nonsense", month: month ?? "" },
  ]) {
    await expect(retrieveStatement(own, input)).rejects.toMatchObject(missing);
    await expect(readStatement(own, input, async () => {})).rejects.toMatchObject(missing);
  }
  const theirs = retrieveStatement(stranger, { currency: "CNY", month: month ?? "" });
  await expect(theirs).rejects.toMatchObject(missing);
  expect(await listStatements(stranger)).toEqual([]);
});

test("only who may read statements is shown any", async () => {
  const ctx = without(await viewer(await anAccount()), "statements:read");
  const input = { currency: "CNY", month: "2026-10" };
  const refused = { code: "more_permissions_required" };
  await expect(listStatements(ctx)).rejects.toMatchObject(refused);
  await expect(retrieveStatement(ctx, input)).rejects.toMatchObject(refused);
  await expect(readStatement(ctx, input, async () => {})).rejects.toMatchObject(refused);
});
