import type { Route } from "next";
import type { LinkAddress } from "#domain/payment-links/link-address";
import type { Payment } from "#domain/payments/payment";

/** The page of a link. */
export function payAddress({ link, mac }: LinkAddress): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page beside this file.
  return `/pay/${link}/${mac}` as Route;
}

/** Where the payer of this payment meets their bank, and comes back from to the link's page. */
export function stepUpAddress(
  { accountId, id, clientSecret }: Payment,
  address: LinkAddress,
): Route {
  const query = new URLSearchParams({ client_secret: clientSecret, back: payAddress(address) });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- app/authenticate has the page.
  return `/authenticate/${accountId}/${id}?${query}` as Route;
}
