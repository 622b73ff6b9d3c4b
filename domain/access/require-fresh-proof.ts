import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";

/** How long after a proof a person may do what gives rights or moves money out. */
export const freshProofMinutes = 10;

/** Whether it is certain by now that it is still the person who signed in. */
export function isFreshlyProven({ actor, clock }: Pick<Context, "actor" | "clock">): boolean {
  if (actor.kind !== "person") return true;
  const goodUntil = actor.provenAt.add({ minutes: freshProofMinutes });
  return Temporal.Instant.compare(clock(), goodUntil) < 0;
}

/**
 * Refuses a person who has not shown lately that they are still the one who signed in: what it
 * guards is not open to whoever finds a browser unattended. Programs and the system pass.
 */
export function requireFreshProof(ctx: Pick<Context, "actor" | "clock">): void {
  if (isFreshlyProven(ctx)) return;
  throw new DomainError("proof_required", "Prove first that it is still you.");
}
