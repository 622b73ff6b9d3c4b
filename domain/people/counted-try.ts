import { DomainError } from "#domain/errors/domain-error";
import { countTry, forgetTries } from "#domain/people/queries";
import type { LockRule } from "#domain/people/sign-in-lock";

/**
 * Counts a try before it is known how it ends, and refuses it where too many went before. What it
 * answers with takes the try back, for when it ends well.
 */
export async function countedTry(
  rules: readonly LockRule[],
  at: Temporal.Instant,
): Promise<() => Promise<void>> {
  if (!(await countTry(rules, at))) {
    throw new DomainError("account_locked", "Too many tries. Wait a quarter of an hour.");
  }
  return () => forgetTries(rules[0]?.subject ?? "", rules);
}
