import type { StoredAnswer } from "#domain/access/context";
import type { DomainError } from "#domain/errors/domain-error";
import type { ErrorCode } from "#domain/errors/error-codes";
import type { WireObject } from "#http/contract";
import type { Id } from "#platform/ids";
import { scrub } from "#platform/scrub";
import { settings } from "#platform/settings";

type WireType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

/** How a code is shown: clients choose their exception by the status, then by the type. */
export interface ProblemKind {
  readonly status: number;
  readonly type: WireType;
  /** Said where we know whether the very same request can succeed later. */
  readonly shouldRetry?: boolean;
}

const invalid: ProblemKind = { status: 400, type: "invalid_request_error" };
const declined: ProblemKind = { status: 402, type: "card_error" };
const unknownCaller: ProblemKind = { ...invalid, status: 401 };
const forbidden: ProblemKind = { ...invalid, status: 403 };
const missing: ProblemKind = { ...invalid, status: 404 };
const tooMany: ProblemKind = { ...invalid, status: 429, shouldRetry: false };

/** Clients repeat a 409 by themselves, so it is only for what a repetition can cure. */
const passing: ProblemKind = { ...invalid, status: 409, shouldRetry: true };

/** The one table from codes to what is shown; a code without a row does not compile. */
export const problemKinds: Readonly<Record<ErrorCode, ProblemKind>> = {
  access_token_invalid: unknownCaller,
  account_frozen: invalid,
  account_invalid: forbidden,
  account_locked: tooMany,
  address_not_allowed: forbidden,
  already_decided: invalid,
  amount_too_large: invalid,
  amount_too_small: invalid,
  api_key_invalid: unknownCaller,
  api_key_missing: unknownCaller,
  api_version_invalid: invalid,
  application_unexpected_state: invalid,
  api_key_unexpected_state: invalid,
  approval_expired: invalid,
  approval_mismatch: invalid,
  authentication_required: declined,
  balance_insufficient: invalid,
  balance_not_zero: invalid,
  bank_account_not_approved: invalid,
  bank_channel_missing: invalid,
  body_malformed: invalid,
  body_too_large: { ...invalid, status: 413 },
  card_channel_missing: invalid,
  card_declined: declined,
  charge_already_refunded: invalid,
  content_digest_mismatch: invalid,
  currency_not_supported: invalid,
  customer_unexpected_state: invalid,
  endpoint_limit_reached: invalid,
  expired_card: declined,
  idempotency_key_in_use: { ...passing, type: "idempotency_error" },
  idempotency_key_reused: { status: 400, type: "idempotency_error" },
  inbox_limit_reached: invalid,
  incorrect_cvc: declined,
  incorrect_number: declined,
  internal_error: { status: 500, type: "api_error" },
  invalid_cvc: declined,
  invalid_expiry_month: declined,
  invalid_expiry_year: declined,
  last_owner: invalid,
  lock_timeout: passing,
  method_not_allowed: { ...invalid, status: 405 },
  more_permissions_required: forbidden,
  operation_in_doubt: { ...passing, shouldRetry: false },
  parameter_invalid: invalid,
  parameter_invalid_empty: invalid,
  parameter_invalid_integer: invalid,
  parameter_missing: invalid,
  parameter_unknown: invalid,
  payment_intent_authentication_failure: declined,
  payment_intent_unexpected_state: invalid,
  payment_link_inactive: invalid,
  payment_method_unexpected_state: invalid,
  payout_unexpected_state: invalid,
  person_required: forbidden,
  policy_change_pending: invalid,
  processing_error: declined,
  proof_required: forbidden,
  provider_unreachable: invalid,
  range_too_wide: invalid,
  rate_limit: tooMany,
  reason_required: invalid,
  refund_exceeds_charge: invalid,
  refund_not_cancelable: invalid,
  refund_not_pending: invalid,
  resource_already_exists: invalid,
  resource_missing: missing,
  role_in_use: invalid,
  route_unknown: missing,
  self_approval: forbidden,
  service_unavailable: { status: 503, type: "api_error", shouldRetry: true },
  setup_intent_authentication_failure: declined,
  setup_intent_unexpected_state: invalid,
  sign_in_failed: unknownCaller,
  signature_invalid: unknownCaller,
  signature_missing: unknownCaller,
  signature_replayed: unknownCaller,
  signing_key_limit_reached: invalid,
  spending_limit_exceeded: forbidden,
  token_invalid: unknownCaller,
  token_replayed: unknownCaller,
  version_conflict: { ...passing, shouldRetry: false },
};

/**
 * A refusal as callers get it: its status, and `{"error":{type, code, message, …}}`. What they sent
 * as a parameter's name may be in it, but never a card's number or a secret. The request is named
 * where it has an account, in whose log it can be looked at.
 */
export function problem(
  error: DomainError,
  shown: WireObject = {},
  requestId?: Id<"req">,
): StoredAnswer {
  const { status, type } = problemKinds[error.code];
  const { param, declineCode, chargeId } = error.details;
  const body = {
    error: {
      type,
      code: error.code,
      ...(declineCode === undefined ? {} : { decline_code: declineCode }),
      message: scrub(error.message),
      ...(param === undefined ? {} : { param: scrub(param) }),
      doc_url: `${settings().origin}/docs/errors/${error.code}`,
      ...(chargeId === undefined ? {} : { charge: chargeId }),
      ...(requestId === undefined
        ? {}
        : { request_log_url: `${settings().origin}/requests/${requestId}` }),
      ...shown,
    },
  };
  return { status, body: JSON.stringify(body) };
}
