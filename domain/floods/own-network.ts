import { isWithin } from "#domain/key-rights/networks";

const narrowV4Bits = 24;
const narrowV6Bits = 48;

const narrow = new WeakMap<readonly string[], readonly string[]>();

/**
 * Whether a key names the address as its owner's own. A network as wide as a provider's says
 * nothing about whose it is, so only small ones count.
 */
export function isOwnNetwork(networks: readonly string[], address: string): boolean {
  const own = narrow.get(networks) ?? networks.filter(isNarrow);
  narrow.set(networks, own);
  return own.length > 0 && isWithin(own, address);
}

function isNarrow(network: string): boolean {
  const bits = Number(network.split("/")[1]);
  return bits >= (network.includes(":") ? narrowV6Bits : narrowV4Bits);
}
