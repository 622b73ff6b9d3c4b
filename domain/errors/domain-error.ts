import type { ErrorCode } from "#domain/errors/error-codes";

/** What an answer may say beside code and message; the edge decides how each is shown. */
export type ErrorDetails = {
  /** The parameter at fault in bracket notation: `metadata[key]`, `items[0][price]`. */
  readonly param?: string;
  /** The bank's or channel's own reason, such as `insufficient_funds`. */
  readonly declineCode?: string;
  /** The charge at which the money stopped. */
  readonly chargeId?: string;
  /** The payment as the failure left it, rendered at the edge by its view. */
  readonly payment?: unknown;
  /** The limit that refused it, by the name that pages and counts call it. */
  readonly limit?: string;
  /** When the same request can succeed at the earliest. */
  readonly retryAfterSeconds?: number;
  /** The setup intent as the failure left it, rendered like the payment. */
  readonly setupIntent?: unknown;
};

/**
 * A refusal the caller can cause and understand; the message is public and echoes no input value.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
