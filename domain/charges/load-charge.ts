import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { findCharge, findLatestCharge } from "#domain/charges/queries";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The account's charge of that id, for a decision; refuses if there is none. */
export async function loadCharge(read: Reader, id: string, param = "charge"): Promise<Charge> {
  const known = parseId("ch", id);
  const charge = known && (await findCharge(read, known));
  if (charge) return charge;
  throw new DomainError("resource_missing", "No such charge.", { param });
}

/** The charge through which the account's payment of that id was taken; refuses if it was not. */
export async function loadChargeOfPayment(read: Reader, paymentId: string): Promise<Charge> {
  const known = parseId("pi", paymentId);
  const found = known ? await findLatestCharge(read, known) : undefined;
  if (!found) {
    throw new DomainError("resource_missing", "No such payment intent.", {
      param: "payment_intent",
    });
  }
  if (found.charge?.status === "succeeded") return found.charge;
  throw new DomainError(
    "payment_intent_unexpected_state",
    "This payment has no successful charge to refund.",
    { param: "payment_intent" },
  );
}
