import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { DomainError } from "#domain/errors/domain-error";
import { findRefund, findRefundAndCharge } from "#domain/refunds/queries";
import type { Refund } from "#domain/refunds/refund";
import { parseId } from "#platform/ids";

/** The account's refund of that id; refuses if there is none. */
export async function loadRefund(read: Reader, id: string): Promise<Refund> {
  const known = parseId("re", id);
  const refund = known && (await findRefund(read, known));
  if (refund) return refund;
  throw noSuchRefund();
}

/** The refund and its charge as they stood at one moment: a decision must not mix two. */
export async function loadRefundAndCharge(
  read: Reader,
  id: string,
): Promise<{ readonly refund: Refund; readonly charge: Charge }> {
  const known = parseId("re", id);
  const found = known && (await findRefundAndCharge(read, known));
  if (found) return found;
  throw noSuchRefund();
}

function noSuchRefund(): DomainError {
  return new DomainError("resource_missing", "No such refund.", { param: "refund" });
}
