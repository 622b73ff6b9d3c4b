import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";

/** How long after a proof a person may do what gives rights or moves money out. */
export const freshProofMinutes = 10;

/**
 * Refuses a person who has not shown lately that they are still the one who signed in: what it
 * guards is not open to whoever finds a browser unattended. Programs and the system pass.
 */
export function requireFreshProof(ctx: Pick<Context, "actor" | "clock">): void {
  if (ctx.actor.kind !== "person") return;
  const goodUntil = ctx.actor.provenAt.add({ minutes: freshProofMinutes });
  if (Temporal.Instant.compare(ctx.clock(), goodUntil) < 0) return;
  throw new DomainError("proof_required", "Prove first that it is still you.");
}
