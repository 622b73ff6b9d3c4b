import type { Person } from "#domain/access/actor";
import { DomainError } from "#domain/errors/domain-error";
import type { RefundDecision } from "#domain/refunds/refund";

/** Refuses a person's second word on a refund: nobody counts twice, nor takes a yes back. */
export function requireUndecided(said: readonly RefundDecision[], person: Person): void {
  if (said.every(({ decidedBy }) => decidedBy !== person.id)) return;
  throw new DomainError("already_decided", "You have decided on this refund already.");
}
