import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Customer } from "#domain/customers/customer";
import { type ListPaymentsInput, listPayments } from "#domain/payments/list-payments";
import type { Payment } from "#domain/payments/payment";
import { chargesNamed, customersNamed } from "#domain/reports/queries";

/** A payment as people know it again in a list: how it was tried last, and who pays. */
export interface ListedPayment {
  readonly payment: Payment;
  /** The latest attempt; undefined while there was none. */
  readonly charge: Charge | undefined;
  readonly customer: Pick<Customer, "id" | "name" | "email"> | undefined;
}

/** A page of payments with what people look for beside them, in three queries for any page. */
export async function listedPayments(
  ctx: Context,
  input: ListPaymentsInput,
): Promise<Page<ListedPayment>> {
  requireScope(ctx, "payments:read");

  const page = await listPayments(ctx, input);
  const { rows } = page;
  const read = readerOf(ctx);
  const [charges, customers] = await Promise.all([
    chargesNamed(
      read,
      rows.flatMap(({ latestChargeId }) => latestChargeId ?? []),
    ),
    customersNamed(
      read,
      rows.flatMap(({ customerId }) => customerId ?? []),
    ),
  ]);
  const chargeOf = new Map(charges.map((charge) => [charge.id, charge]));
  const customerOf = new Map(customers.map((customer) => [customer.id, customer]));
  return {
    ...page,
    rows: rows.map((payment) => ({
      payment,
      charge: payment.latestChargeId ? chargeOf.get(payment.latestChargeId) : undefined,
      customer: payment.customerId ? customerOf.get(payment.customerId) : undefined,
    })),
  };
}
