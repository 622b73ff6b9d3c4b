import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { findCharge } from "#domain/charges/queries";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The account's charge of that id, for a decision; refuses if there is none. */
export async function loadCharge(read: Reader, id: string, param = "charge"): Promise<Charge> {
  const known = parseId("ch", id);
  const charge = known && (await findCharge(read, known));
  if (charge) return charge;
  throw new DomainError("resource_missing", "No such charge.", { param });
}
