/** Every code an answer can carry, with the sentence that says when; documented one page each. */
export const errorCodes = {
  account_invalid: "The account named in the request is not one the caller may act for.",
  account_locked: "Too many failed sign-ins: this person or network must wait.",
  already_decided: "The same person has already approved or rejected this.",
  amount_too_large: "The amount is above what this operation may move.",
  amount_too_small: "The amount is below the least this operation may move.",
  api_key_invalid: "The API key is malformed, unknown, expired or revoked.",
  api_key_missing: "The request carries no API key.",
  approval_expired: "The time in which this could be approved has passed.",
  approval_mismatch: "What was approved is no longer what was asked for.",
  authentication_required: "The customer must confirm the payment with their bank first.",
  balance_insufficient: "The balance is too small for this move of money.",
  body_malformed: "The body or query could not be read, or names a parameter twice.",
  body_too_large: "The body is longer than the API accepts.",
  card_declined: "The card was declined; decline_code says why where the bank told.",
  charge_already_refunded: "The charge has been refunded in full.",
  currency_not_supported: "The currency is not an ISO 4217 code of money one can charge.",
  expired_card: "The card has expired.",
  idempotency_key_in_use: "A request with this idempotency key is still running.",
  idempotency_key_reused: "This idempotency key was used before with other parameters.",
  incorrect_cvc: "The card's security code is wrong.",
  internal_error: "Something failed on our side; nothing the caller sent explains it.",
  last_owner: "The merchant would be left without an owner.",
  lock_timeout: "Another request kept changing the same object; try again.",
  method_not_allowed: "The path exists but not with this HTTP method.",
  more_permissions_required: "The caller is known but lacks the scope this needs.",
  parameter_invalid: "A parameter has a value that is not allowed there.",
  parameter_invalid_empty: "A parameter that cannot be unset was sent empty.",
  parameter_invalid_integer:
    "A parameter that must be an integer is not one, or is below the least.",
  parameter_missing: "A required parameter was not sent.",
  parameter_unknown: "A parameter was sent that this operation does not have.",
  payment_intent_authentication_failure: "The customer did not pass the bank's confirmation.",
  payment_intent_unexpected_state: "The payment's state does not allow this operation.",
  payment_method_unexpected_state: "The payment method's state does not allow this operation.",
  person_required: "Only a signed-in person may do this, never an API key.",
  policy_change_pending: "A change of the approval policy is already waiting for a second person.",
  processing_error: "The card's network or bank failed to answer properly; try again.",
  rate_limit: "Too many requests in too short a time.",
  reason_required: "This decision must come with a reason.",
  refund_exceeds_charge: "The refund is greater than what is left of the charge.",
  refund_not_cancelable: "The refund can no longer be canceled.",
  refund_not_pending: "The refund is not waiting for a decision.",
  resource_already_exists: "Something with this id or name exists already.",
  resource_missing: "There is no such object for this caller.",
  route_unknown: "The API has nothing at this path.",
  self_approval: "The one who asked cannot be the one who approves.",
  service_unavailable: "The database could not be reached; nothing the caller sent explains it.",
  sign_in_failed: "The e-mail address, password or code is wrong.",
  version_conflict: "The object was changed by someone else since it was read.",
} as const;

/** A code from the table; the HTTP edge must name a status for each, or it does not compile. */
export type ErrorCode = keyof typeof errorCodes;

/** Says whether text from outside our own types is one of our codes. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === "string" && Object.hasOwn(errorCodes, text);
}
