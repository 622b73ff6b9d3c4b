import { currencyFrom } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { PolicyLine, RefundPolicy } from "#domain/refund-policies/refund-policy";
import { type Locale, translator } from "#messages/translator";

type Rules = Pick<RefundPolicy, "lines">;

/** What a policy asks for in one currency, as a sentence; other than in its lines, always one. */
export function ruleText(
  policy: Rules | undefined,
  currency: string | undefined,
  locale: Locale,
): string {
  const words = translator(locale, "policy.rule");
  if (!policy) return words("none");
  const line = policy.lines.find((candidate) => candidate.currency === currency);
  return line ? lineText(line, locale) : words("always");
}

/** The currencies of these policies, each once, in the order of the alphabet. */
export function currenciesOf(...policies: readonly (Rules | undefined)[]): readonly string[] {
  const all = policies.flatMap((policy) => policy?.lines.map(({ currency }) => currency) ?? []);
  return [...new Set(all)].toSorted();
}

function lineText(line: PolicyLine, locale: Locale): string {
  const words = translator(locale, "policy.rule");
  const one = amount(line.oneApprovalAboveMinor, line.currency, locale);
  const isFree = line.oneApprovalAboveMinor !== "0";
  const second = line.twoApprovalsAboveMinor;
  if (second === null) return isFree ? words("one", { one }) : words("always");
  const two = amount(second, line.currency, locale);
  if (second === line.oneApprovalAboveMinor) {
    return isFree ? words("two", { two }) : words("alwaysTwo");
  }
  return isFree ? words("oneAndTwo", { one, two }) : words("alwaysAndTwo", { two });
}

function amount(minor: string, code: string, locale: Locale): string {
  const currency = currencyFrom(code);
  return currency ? formatMoney(money(BigInt(minor), currency), locale) : `${minor} ${code}`;
}
