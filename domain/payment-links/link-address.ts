import type { PaymentLink } from "#domain/payment-links/payment-link";
import { equalInConstantTime, keyedDigest } from "#platform/secrets";
import { settings } from "#platform/settings";

/** The two halves of a link's address as they came, so not yet believed. */
export interface LinkAddress {
  readonly link: string;
  readonly mac: string;
}

const macBytes = 16;

/** The path of a link's page: its id, and 128 bits that only this installation can make of it. */
export function linkPath({ id }: Pick<PaymentLink, "id">): `/pay/${string}/${string}` {
  return `/pay/${id}/${macOf(id)}`;
}

/** The address under which anyone can open the link's page. */
export function linkUrl(link: Pick<PaymentLink, "id">): string {
  return `${settings().origin}${linkPath(link)}`;
}

/** Whether we made this address, told in a time that does not depend on what is wrong with it. */
export function isOurAddress({ link, mac }: LinkAddress): boolean {
  return equalInConstantTime(mac, macOf(link));
}

function macOf(id: string): string {
  const digest = Buffer.from(keyedDigest("payment-link", id), "hex");
  return digest.subarray(0, macBytes).toString("base64url");
}
