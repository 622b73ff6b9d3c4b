import type { OneOfEach } from "#e2e/support/one-of-each";

/** A call of a list or a search of the API. */
export interface ListCall {
  /** As the contract names it. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** No index answers all of it, so that a bounded number of rows is looked through. */
  readonly looks: boolean;
}

type Queries = Readonly<Record<string, readonly (readonly [query: string, looks?: "looks"])[]>>;

/** Every list and search of the API with every filter it offers, and those that go together. */
export function listCalls(ids: OneOfEach): readonly ListCall[] {
  return Object.entries({ ...ofPayments(ids), ...ofOthers(ids), ...searches(ids) }).flatMap(
    ([path, queries]) =>
      queries.map(([text, looks]) => ({
        path,
        query: Object.fromEntries(new URLSearchParams(text)),
        looks: looks === "looks",
      })),
  );
}

function ofPayments({ ch, cus, pi, pm, po, re, tr }: OneOfEach): Queries {
  return {
    "/v1/balance_transactions": [
      [""],
      ["currency=jpy"],
      ["type=refund"],
      ["currency=jpy&type=refund"],
      [`source=${ch}`, "looks"],
      [`source=${re}`, "looks"],
      [`source=${tr}`, "looks"],
      [`payout=${po}`, "looks"],
      [`payout=${po}&type=refund`, "looks"],
    ],
    "/v1/charges": [
      [""],
      [`customer=${cus}`],
      [`payment_intent=${pi}`],
      [`payment_intent=${pi}&customer=${cus}`, "looks"],
    ],
    "/v1/customers": [[""], ["email=rare@example.com", "looks"]],
    "/v1/payment_intents": [[""], [`customer=${cus}`]],
    "/v1/payment_links": [[""], ["active=false"], ["active=true"], [`payment_intent=${pi}`]],
    "/v1/payment_methods": [[""], ["type=card"], [`customer=${cus}`]],
    "/v1/rate_limits": [[""], ["applies_to=key"]],
    "/v1/refunds": [[""], [`charge=${ch}`], [`payment_intent=${pi}`]],
    "/v1/setup_intents": [
      [""],
      [`customer=${cus}`],
      [`payment_method=${pm}`],
      [`customer=${cus}&payment_method=${pm}`, "looks"],
    ],
  };
}

function ofOthers({ acct, ba, cus, evt, pi }: OneOfEach): Queries {
  return {
    "/v1/accounts/{account}/external_accounts": [["object=bank_account", "looks"]],
    "/v1/customers/{customer}/cash_balance_transactions": [[""], ["currency=cny"]],
    "/v1/customers/{customer}/payment_methods": [[""], ["type=card", "looks"]],
    "/v1/customers/{customer}/top_ups": [[""]],
    "/v1/customers/{customer}/transfers": [[""]],
    "/v1/customers/{customer}/withdrawals": [[""]],
    "/v1/events": [
      [""],
      ["type=refund.failed"],
      ["types[0]=refund.*&types[1]=customer.created"],
      [`related_object=${pi}`],
      ["delivery_success=false"],
      ["delivery_success=true", "looks"],
      ["delivery_success=false&type=refund.failed", "looks"],
    ],
    "/v1/payouts": [
      [""],
      ["status=in_transit"],
      [`destination=${ba}`],
      ["arrival_date[gte]=1700000000", "looks"],
      [`destination=${ba}&status=in_transit`, "looks"],
    ],
    "/v1/transfers": [
      [""],
      [`destination=${acct}`, "looks"],
      ["transfer_group=rare", "looks"],
      ["transfer_group=usual", "looks"],
    ],
    "/v1/transfers/{transfer}/reversals": [[""]],
    "/v1/webhook_endpoints": [["", "looks"]],
    "/v1/webhook_endpoints/{webhook_endpoint}/deliveries": [
      [""],
      ["status=failed"],
      [`event=${evt}`, "looks"],
    ],
    "/v2/core/events": [["types[0]=v1.refund.failed"], [`object_id=${cus}`]],
  };
}

function searches({ cus }: OneOfEach): Queries {
  const all = (...queries: string[]) =>
    queries.map((query) => [`query=${encodeURIComponent(query)}`, "looks"] as const);
  return {
    "/v1/charges/search": all(
      "amount>5",
      "created>1700000000",
      "currency:'jpy'",
      `customer:'${cus}'`,
      "payment_method_details.card.brand:'visa'",
      "payment_method_details.card.exp_month:1",
      "payment_method_details.card.exp_year:1999",
      "payment_method_details.card.fingerprint:'none'",
      "payment_method_details.card.last4:'0001'",
      "refunded:true",
      "status:'failed'",
      "metadata['order']:'rare'",
      "-metadata['order']:'rare' AND status:'failed'",
    ),
    "/v1/customers/search": all(
      "created<1700000000",
      "email:'rare@example.com'",
      "name:'Rare'",
      "name~'nobody'",
      "phone:'1'",
      "metadata['order']:'rare'",
      "email:'rare@example.com' OR name:'Rare'",
    ),
    "/v1/payment_intents/search": all(
      "amount:777",
      "amount>200000",
      "created>1700000000",
      "currency:'jpy'",
      `customer:'${cus}'`,
      "description~'nothing of it'",
      "status:'canceled'",
      "status:'canceled' AND currency:'jpy'",
      "metadata['order']:'rare'",
      "metadata['shop']:'web' AND status:'canceled'",
      "metadata['order']:'rare' OR metadata['order']:'17'",
      `status:'canceled' OR customer:'${cus}'`,
      "-status:'succeeded'",
    ),
  };
}
