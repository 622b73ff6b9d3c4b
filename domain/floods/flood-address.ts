import { isIPv6 } from "node:net";

const groupsOfNetwork = 4;
const groupsOfAddress = 8;

/**
 * Under what name the requests of an address are counted. Whoever has an IPv6 address has the whole
 * network of 64 bits that it lies in, so it counts as one; an IPv4 one in IPv6 clothes is itself.
 */
export function floodAddress(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address).slice(0, groupsOfNetwork);
  return `${groups.join(":").replace(/(?::0)+$/, "")}::/64`.replace(/^0::/, "::");
}

/** All eight groups, without leading zeros and in lower case. */
function groupsOf(address: string): readonly string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  // A dotted end stands for two groups; only the first four matter here.
  const dotted = [...first, ...last].some((group) => group.includes(".")) ? 1 : 0;
  const missing = Math.max(0, groupsOfAddress - first.length - last.length - dotted);
  const between = tail === undefined ? [] : Array.from({ length: missing }, () => "0");
  return [...first, ...between, ...last].map((group) => group.replace(/^0+(?=.)/, ""));
}
