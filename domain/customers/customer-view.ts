import type { Account } from "#domain/access/context";
import type { Customer } from "#domain/customers/customer";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a customer. */
export function customerView(customer: Customer, account: Pick<Account, "mode">) {
  return {
    id: customer.id,
    object: "customer" as const,
    address: customer.address,
    balance: 0,
    created: unixSeconds(customer.createdAt),
    currency: null,
    default_source: null,
    delinquent: false,
    description: customer.description,
    discount: null,
    email: customer.email,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: account.mode === "live",
    metadata: customer.metadata,
    name: customer.name,
    phone: customer.phone,
    preferred_locales: [],
    shipping: null,
    status: customer.status,
    status_reason: customer.statusReason,
    tax_exempt: "none" as const,
    test_clock: null,
  };
}

/** What is left to show of a customer who was deleted. */
export function deletedCustomerView(customer: Customer) {
  return { id: customer.id, object: "customer" as const, deleted: true as const };
}
