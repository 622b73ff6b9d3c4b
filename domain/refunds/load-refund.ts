import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { findRefund } from "#domain/refunds/queries";
import type { Refund } from "#domain/refunds/refund";
import { parseId } from "#platform/ids";

/** The account's refund of that id; refuses if there is none. */
export async function loadRefund(read: Reader, id: string): Promise<Refund> {
  const known = parseId("re", id);
  const refund = known && (await findRefund(read, known));
  if (refund) return refund;
  throw new DomainError("resource_missing", "No such refund.", { param: "refund" });
}
