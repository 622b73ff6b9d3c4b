import * as z from "zod";
import { type AddressParameters, pageFields, pageSize } from "#app/(dashboard)/list-address";
import type { ListBalanceTransactionsInput } from "#domain/balance/list-balance-transactions";
import { currencyFrom } from "#domain/money/currencies";

export const lineTypes = ["charge", "refund", "payout", "transfer"] as const;
export const lineStatuses = ["available", "pending"] as const;

/** What the address of the balance page says; what cannot be read is as if it were not there. */
export const BalanceAddress = z.object({
  ...pageFields("txn"),
  type: z.enum(lineTypes).optional().catch(undefined),
  status: z.enum(lineStatuses).optional().catch(undefined),
  currency: z
    .string()
    .transform((code) => currencyFrom(code))
    .optional()
    .catch(undefined),
});

export type BalanceFilter = z.output<typeof BalanceAddress>;

/** The filters of an address without the place in the list. */
export function filtersOf({ type, status, currency }: BalanceFilter): AddressParameters {
  return { type, status, currency };
}

/** The lines that an address asks for. */
export function lineList(asked: BalanceFilter): ListBalanceTransactionsInput {
  const { type, status, currency } = asked;
  return {
    limit: pageSize,
    startingAfter: asked.starting_after,
    endingBefore: asked.ending_before,
    type,
    status,
    currency,
  };
}
