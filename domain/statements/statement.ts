import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Currency } from "#domain/money/currencies";
import type { StatementPeriod } from "#domain/statements/statement-period";

/** What the lines of a statement are told under, in the order of the page. */
export const statementGroups = ["payments", "refunds", "payouts", "transfers", "fees"] as const;

export type StatementGroup = (typeof statementGroups)[number];

/** What a kind of line did to the balance within the month. */
export interface GroupSum {
  readonly group: StatementGroup;
  readonly lines: number;
  readonly amountMinor: bigint;
}

/** One month of an account's balance in one currency: opening + sums = closing. */
export interface Statement extends StatementPeriod {
  readonly currency: Currency;
  readonly openingMinor: bigint;
  /** Every group once; fees count the lines that bear one. */
  readonly sums: readonly GroupSum[];
  readonly closingMinor: bigint;
  readonly lines: number;
  /** Whether lines can still come. */
  readonly isProvisional: boolean;
}

/** Under what each type of line is told; its fee is always told under fees. */
const groupOf: Readonly<Record<BalanceTransaction["type"], Exclude<StatementGroup, "fees">>> = {
  charge: "payments",
  refund: "refunds",
  payout: "payouts",
  payout_cancel: "payouts",
  payout_failure: "payouts",
  transfer: "transfers",
  transfer_refund: "transfers",
};

/** What the lines of one type add up to, before and within a month. */
export interface TypeTotals {
  readonly type: BalanceTransaction["type"];
  readonly netBeforeMinor: bigint;
  readonly lines: number;
  readonly amountMinor: bigint;
  readonly linesWithFee: number;
  readonly feeMinor: bigint;
}

/** The month's statement from what each type of line adds up to. */
export function statementOf(
  period: StatementPeriod & Pick<Statement, "currency" | "isProvisional">,
  totals: readonly TypeTotals[],
): Statement {
  const openingMinor = total(totals, ({ netBeforeMinor }) => netBeforeMinor);
  const sums = statementGroups.map((group) => groupSum(group, totals));
  return {
    ...period,
    openingMinor,
    sums,
    closingMinor: openingMinor + total(sums, ({ amountMinor }) => amountMinor),
    lines: count(totals, ({ lines }) => lines),
  };
}

function groupSum(group: StatementGroup, totals: readonly TypeTotals[]): GroupSum {
  if (group === "fees") {
    const feeMinor = total(totals, (of) => of.feeMinor);
    return { group, lines: count(totals, (of) => of.linesWithFee), amountMinor: -feeMinor };
  }
  const own = totals.filter(({ type }) => groupOf[type] === group);
  const amountMinor = total(own, (of) => of.amountMinor);
  return { group, lines: count(own, ({ lines }) => lines), amountMinor };
}

function total<Part>(parts: readonly Part[], of: (part: Part) => bigint): bigint {
  return parts.reduce((sofar, part) => sofar + of(part), 0n);
}

function count<Part>(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((sofar, part) => sofar + of(part), 0);
}
