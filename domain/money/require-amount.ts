import { DomainError } from "#domain/errors/domain-error";

const mostMinor = 999_999_999_999n;

/** Refuses to move nothing, less than nothing, or a trillion minor units and more. */
export function requireAmount(amountMinor: bigint, param: string): void {
  if (amountMinor < 1n) {
    throw new DomainError("amount_too_small", "The amount must be at least 1.", { param });
  }
  if (amountMinor > mostMinor) {
    throw new DomainError("amount_too_large", `The amount must be at most ${mostMinor}.`, {
      param,
    });
  }
}
