import * as z from "zod";
import { dayRange, dayText } from "#app/(dashboard)/day-range";
import { type AddressParameters, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { paymentSearch } from "#app/(dashboard)/payments/payment-search";
import { currencyFrom } from "#domain/money/currencies";
import type { ListPaymentsInput } from "#domain/payments/list-payments";
import type { DashboardContext } from "#http/session";
import { isId } from "#platform/ids";

/** The states one can ask for, in the order of a payment's life. */
export const paymentStatuses = [
  "succeeded",
  "requires_capture",
  "requires_action",
  "requires_confirmation",
  "requires_payment_method",
  "canceled",
] as const;

const longestSearch = 200;

/** What was typed, as text that can be looked up; undefined where that is nothing. */
function searchText(typed: string): string | undefined {
  const text = typed.replaceAll(/\p{C}/gu, "").trim().slice(0, longestSearch);
  return text === "" ? undefined : text;
}

/** What the address of the list says; what cannot be read is as if it were not there. */
export const PaymentAddress = z.object({
  ...pageFields("pi"),
  status: z.enum(paymentStatuses).optional().catch(undefined),
  currency: z
    .string()
    .transform((code) => currencyFrom(code))
    .optional()
    .catch(undefined),
  from: dayText,
  to: dayText,
  customer: z
    .string()
    .refine((text) => isId("cus", text))
    .optional()
    .catch(undefined),
  q: z.string().transform(searchText).optional().catch(undefined),
});

export type AskedPayments = z.output<typeof PaymentAddress>;

/** The filters of an address without the place in the list. */
export function filtersOf(asked: AskedPayments): AddressParameters {
  const { status, currency, from, to, customer, q } = asked;
  return { status, currency, from, to, customer, q };
}

type Asker = Pick<DashboardContext, "account" | "timeZone">;

/** The list that an address asks for; days begin and end where the person is. */
export function paymentList(asked: AskedPayments, asker: Asker): ListPaymentsInput {
  return {
    limit: pageSize,
    startingAfter: asked.starting_after,
    endingBefore: asked.ending_before,
    status: asked.status,
    currency: asked.currency,
    customerId: asked.customer,
    created: dayRange(asked, asker.timeZone),
    ...searched(asked, asker),
  };
}

function searched({ q, currency }: AskedPayments, { account }: Asker): Partial<ListPaymentsInput> {
  if (q === undefined) return {};
  const found = paymentSearch(q, currency ?? account.defaultCurrency);
  if (found.kind === "customer") return { customerId: found.customerId };
  return found.kind === "amount" ? found.amount : { search: found.text };
}
