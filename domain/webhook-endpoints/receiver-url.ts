import type { Account } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import {
  addressInHost,
  isLocalName,
  isLoopbackAddress,
  isPublicAddress,
} from "#platform/public-address";
import { settings } from "#platform/settings";

/** Whether webhooks of this account may go to the very machine that sends them. */
export function mayCallLoopback({ mode }: Pick<Account, "mode">): boolean {
  return mode === "sandbox" && settings().loopbackWebhooks;
}

/** The URL as it is kept; refuses where webhooks of this account could not be sent. */
export function requireReceiver(text: string, account: Pick<Account, "mode">): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw refusal("must be an https:// address.");
  if (url.protocol === "http:" && account.mode === "live") {
    throw refusal("must begin with https:// in a live account.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refusal("may not carry a user name or password.");
  }
  if (url.hash !== "") throw refusal("may not have a fragment.");
  if (!isReachable(url.hostname, mayCallLoopback(account))) {
    throw refusal("must lead to a public address.");
  }
  return url.href;
}

/** What can be said without asking anyone; names are looked up whenever something is sent. */
function isReachable(hostname: string, allowLoopback: boolean): boolean {
  const address = addressInHost(hostname);
  if (address === undefined) return allowLoopback || !isLocalName(hostname);
  return isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address));
}

function refusal(predicate: string): DomainError {
  return new DomainError("parameter_invalid", `url ${predicate}`, { param: "url" });
}
