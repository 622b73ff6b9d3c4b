import ipaddr from "ipaddr.js";

/** Public by its range, and yet answered by the machine's own host (Azure's wire server). */
const hostServices = new Set(["168.63.129.16"]);
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Whether an address belongs to the public internet: no private, loopback, link-local, shared,
 * multicast, reserved or metadata address. Of IPv6 only 2000::/3 less its special ranges, so what
 * carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo) is none.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || hostServices.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
}

/** Whether an address is this very machine's own. */
export function isLoopbackAddress(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.parse(text).range() === "loopback";
}

/** The address that the host of a URL is, where it is no name; IPv6 stands in brackets there. */
export function addressInHost(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  return ipaddr.isValid(bare) ? bare : undefined;
}

/** Whether a name always means this very machine (RFC 6761). */
export function isLocalName(hostname: string): boolean {
  return /^(?:.+\.)?localhost\.?$/i.test(hostname);
}
