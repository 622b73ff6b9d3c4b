import ipaddr from "ipaddr.js";

type Address = ReturnType<typeof ipaddr.parse>;
type Network = readonly [Address, number];

/** How many networks a key can be held to. */
export const mostNetworks = 50;

const v4Bits = 32;
const mappedBits = 96;

/**
 * A network as it is kept, `203.0.113.0/24`, from an address or a network that a person typed, with
 * what lies beyond its prefix cleared; undefined for any other text.
 */
export function networkFrom(text: string): string | undefined {
  const read = readNetwork(text.trim());
  if (!read) return undefined;
  const [address, bits] = read;
  const bytes = address.toByteArray().map((byte, place) => byte & maskOf(bits - 8 * place));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}

const known = new WeakMap<readonly string[], readonly Network[]>();

/** Whether an address lies in one of these networks; an IPv4 one in IPv6 clothes is an IPv4 one. */
export function isWithin(networks: readonly string[], text: string | null): boolean {
  if (text === null || !ipaddr.isValid(text)) return false;
  // Keys are held in memory and asked with each request.
  const read = known.get(networks) ?? networks.flatMap((network) => asList(readNetwork(network)));
  known.set(networks, read);
  const address = ipaddr.process(text);
  return read.some(
    ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
  );
}

function asList(network: Network | undefined): readonly Network[] {
  return network ? [network] : [];
}

function maskOf(bits: number): number {
  return (0xff << (8 - Math.max(0, Math.min(8, bits)))) & 0xff;
}

const decimalParts = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/;

/** Four decimal parts or IPv6: what other notations mean differs from program to program. */
function readNetwork(text: string): Network | undefined {
  if (!text.includes(":") && !decimalParts.test(text)) return undefined;
  if (/(?:^|\.)0\d/.test(text.split("/")[0] ?? "") && !text.includes(":")) return undefined;
  if (text.includes("%")) return undefined;
  if (ipaddr.isValidCIDR(text)) return plain(...ipaddr.parseCIDR(text));
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return plain(address, 8 * address.toByteArray().length);
}

/** A network of mapped addresses is one of IPv4, as far as it is no larger than all of that. */
function plain(address: Address, bits: number): Network | undefined {
  if (!(address instanceof ipaddr.IPv6) || !address.isIPv4MappedAddress()) return [address, bits];
  if (bits < mappedBits) return undefined;
  return [address.toIPv4Address(), Math.min(bits - mappedBits, v4Bits)];
}
