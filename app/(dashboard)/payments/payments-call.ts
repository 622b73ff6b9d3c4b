import type { ListPaymentsInput } from "#domain/payments/list-payments";
import { unixSeconds } from "#platform/clock";
import { isId } from "#platform/ids";
import { settings } from "#platform/settings";

/** The call of the API that answers the same list; undefined where the API has no such filter. */
export function paymentsCall(list: ListPaymentsInput): string | undefined {
  const { status, currency, amountMinor, search } = list;
  const address = `${settings().origin}/v1/payment_intents`;
  if (search !== undefined && isId("pi", search)) return `curl ${address}/${search} ${asKey}`;
  if ([status, currency, amountMinor, search].some((filter) => filter !== undefined)) {
    return undefined;
  }
  const { limit, customerId, created, startingAfter, endingBefore } = list;
  const parameters = {
    limit,
    customer: customerId,
    "created[gte]": created?.gte && unixSeconds(created.gte),
    "created[lt]": created?.lt && unixSeconds(created.lt),
    starting_after: startingAfter,
    ending_before: endingBefore,
  };
  const present = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const lines = present.map(([name, value]) => `  -d "${name}=${value}"`);
  return [`curl -G ${address} ${asKey}`, ...lines].join(" \\\n");
}

const asKey = "-u YOUR_API_KEY:";

/** The call that makes an account's first payment: paid at once where there are test cards. */
export function firstPaymentCall(account: { readonly mode: "live" | "sandbox" }): string {
  const call = [
    `curl ${settings().origin}/v1/payment_intents ${asKey}`,
    "  -d amount=2000",
    "  -d currency=cny",
  ];
  const paid = ["  -d payment_method=pm_card_visa", "  -d confirm=true"];
  return (account.mode === "sandbox" ? [...call, ...paid] : call).join(" \\\n");
}
