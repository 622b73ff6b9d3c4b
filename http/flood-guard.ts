import { DomainError } from "#domain/errors/domain-error";
import { floodRule, type KnownBlock } from "#domain/floods/address-block";
import { isLetThrough, noteFailure, receive, trustAddress } from "#domain/floods/guard-address";
import { isOwnNetwork } from "#domain/floods/own-network";
import { noteRefusal } from "#domain/rate-limits/admit-request";
import type { Caller } from "#http/authenticate";
import { problemKinds } from "#http/problem";
import { systemClock } from "#platform/clock";

const strangerStatus = 401;

/**
 * Finds out who asks, unless too many requests without a valid credential came from that address.
 * From a blocked one only those come through who have said that it is theirs; all others are told
 * the same, with a valid key or without.
 */
export async function guarded(
  address: string | null,
  route: string,
  authenticated: () => Promise<Caller>,
): Promise<Caller> {
  if (address === null) return authenticated();
  const reception = receive(address);
  if (reception.kind === "refused") throw blocked(reception.block);
  try {
    const caller = await authenticated();
    return admittedFrom(address, caller, { route, block: blockOf(reception) });
  } catch (error) {
    if (isStranger(error)) noteFailure(address);
    if (reception.kind === "looked-at" && isStranger(error)) throw blocked(reception.block);
    throw error;
  }
}

function blockOf(reception: ReturnType<typeof receive>): KnownBlock | undefined {
  return reception.kind === "open" ? undefined : reception.block;
}

interface Arrival {
  readonly route: string;
  readonly block: KnownBlock | undefined;
}

function admittedFrom(address: string, caller: Caller, { route, block }: Arrival): Caller {
  const networks = caller.key?.networks;
  if (networks && isOwnNetwork(networks, address)) {
    trustAddress(address);
    return caller;
  }
  if (!block || isLetThrough(block, caller.ctx.account.id)) return caller;
  const { account, actor } = caller.ctx;
  noteRefusal({
    accountId: account.id,
    rule: floodRule,
    caller: actor.id,
    route,
    address: block.address,
  });
  throw blocked(block);
}

function isStranger(error: unknown): boolean {
  return error instanceof DomainError && problemKinds[error.code].status === strangerStatus;
}

function blocked({ untilMs }: KnownBlock): DomainError {
  const leftMs = untilMs - systemClock().epochMilliseconds;
  const retryAfterSeconds = Math.max(1, Math.ceil(leftMs / 1000));
  return new DomainError(
    "rate_limit",
    `Too many requests without a valid key came from your address, so it is blocked by the limit ` +
      `"${floodRule}". Try again in ${retryAfterSeconds} seconds.`,
    { retryAfterSeconds },
  );
}
