import { DomainError } from "#domain/errors/domain-error";
import type { Currency } from "#domain/money/currencies";
import { parseMoney } from "#domain/money/parse-money";

interface TypedInto {
  readonly currency: Currency;
  /** The field it was typed into, to tell the fault beside it. */
  readonly param: string;
}

/** What was typed as an amount, in minor units; undefined where nothing was, which means all. */
export function typedAmountMinor(typed: string, { currency, param }: TypedInto) {
  if (typed.trim() === "") return undefined;
  const amount = parseMoney(typed, currency);
  if (amount && amount.amountMinor > 0n) return amount.amountMinor;
  throw new DomainError("parameter_invalid", `${param} is no amount in ${currency}.`, { param });
}
