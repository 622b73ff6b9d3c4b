import type { Charge } from "#domain/charges/charge";
import { DomainError } from "#domain/errors/domain-error";

/** Refuses to ask anything of a charge as long as what was asked before is in doubt. */
export function requireSettled(charge: Charge): void {
  if (charge.openOperationId === null) return;
  throw new DomainError(
    "operation_in_doubt",
    "What was last asked of this charge's channel has no certain end yet. Nothing else can be " +
      "asked until it has; try again then.",
    { param: "charge", chargeId: charge.id },
  );
}
