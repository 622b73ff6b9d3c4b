import { Resolver } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { callbackify } from "node:util";
import { isLocalName, isLoopbackAddress, isPublicAddress } from "#platform/public-address";

/** The addresses that a host name has; rejects where it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** An address that nothing of ours may connect to. */
export class BlockedAddress extends Error {
  readonly code = "TOLLGATE_BLOCKED_ADDRESS";
}

/** A name that leads nowhere. */
export class UnknownHost extends Error {
  readonly code = "TOLLGATE_UNKNOWN_HOST";
}

// Asks the name servers itself: getaddrinfo would let a few slow names take all of its threads.
const resolver = new Resolver({ timeout: 2_000, tries: 2 });

/** The addresses of a name by DNS; what is called localhost is this machine without asking. */
export const resolveByDns: Resolve = async (hostname) => {
  if (isLocalName(hostname)) return ["127.0.0.1"];
  const answers = await Promise.allSettled([
    resolver.resolve4(hostname),
    resolver.resolve6(hostname),
  ]);
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
};

/** Refuses any address that is not public; loopback passes where that is allowed. */
export function requireAllowed(address: string, allowLoopback: boolean): void {
  if (isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address))) return;
  throw new BlockedAddress("The address is not one of the public internet.");
}

/**
 * The look-up that a connection uses: the addresses it gives are the ones it has checked, and the
 * connection goes to one of them, so that nothing can be swapped between check and use.
 */
export function checkedLookup(resolve: Resolve, allowLoopback: boolean): LookupFunction {
  const find = callbackify((hostname: string) => checked(resolve, { hostname, allowLoopback }));
  return (hostname, options, callback) => {
    find(hostname, (error, addresses) => {
      if (error) return callback(error, []);
      const found = addresses.map((address) => ({ address, family: familyOf(address) }));
      const [first = { address: "", family: 4 }] = found;
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

async function checked(
  resolve: Resolve,
  asked: { readonly hostname: string; readonly allowLoopback: boolean },
): Promise<readonly string[]> {
  const addresses = await resolve(asked.hostname);
  if (addresses.length === 0) throw new UnknownHost("The name has no address.");
  for (const address of addresses) requireAllowed(address, asked.allowLoopback);
  return addresses;
}

function familyOf(address: string): 4 | 6 {
  return address.includes(":") ? 6 : 4;
}
