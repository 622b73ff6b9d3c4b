import { DomainError } from "#domain/errors/domain-error";
import { isWithin } from "#domain/key-rights/networks";

interface Held {
  readonly name: string;
  /** Null for a key that can be used from anywhere. */
  readonly networks: readonly string[] | null;
}

/** Whether a key may be used from there; one that is held to networks needs to be told where. */
export function isAllowedFrom({ networks }: Held, address: string | null): boolean {
  return networks === null || isWithin(networks, address);
}

/** Refuses a key that is held to networks and is used from elsewhere. */
export function requireNetwork(key: Held, address: string | null): void {
  if (isAllowedFrom(key, address)) return;
  throw new DomainError(
    "address_not_allowed",
    `The API key ${key.name} may not be used from ${address ?? "an address that is not known"}.`,
  );
}
