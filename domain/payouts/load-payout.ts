import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { Payout } from "#domain/payouts/payout";
import { findPayout } from "#domain/payouts/queries";
import { parseId } from "#platform/ids";

/** The account's payout of that id; refuses if there is none. */
export async function loadPayout(read: Reader, id: string): Promise<Payout> {
  const known = parseId("po", id);
  const payout = known && (await findPayout(read, known));
  if (payout) return payout;
  throw new DomainError("resource_missing", "No such payout.", { param: "payout" });
}
