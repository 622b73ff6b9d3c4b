import { DomainError } from "#domain/errors/domain-error";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import {
  monthOf,
  type StatementPeriod,
  statementPeriod,
} from "#domain/statements/statement-period";

export interface StatementInput {
  /** ISO 4217 code. */
  readonly currency: string;
  /** `2026-10` */
  readonly month: string;
}

/** The month that is asked for, unless it is none or has not begun. */
export function requestedMonth(
  input: StatementInput,
  now: Temporal.Instant,
): StatementPeriod & { readonly currency: Currency } {
  const period = statementPeriod(input.month);
  const currency = currencyFrom(input.currency);
  if (!period || !currency || period.month > monthOf(now)) throw noStatement();
  return { ...period, currency };
}

/** What is said where there is no statement, and for a month without one. */
export function noStatement(): DomainError {
  return new DomainError("resource_missing", "No such statement.", { param: "month" });
}
