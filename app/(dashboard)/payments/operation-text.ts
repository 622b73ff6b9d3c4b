import type { Operation } from "#domain/channels/operation";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";

/** What was asked of a channel in a few words: “Capture of 20.00 CNY”. */
export function operationText(
  { kind, amountMinor, currency }: Pick<Operation, "kind" | "amountMinor" | "currency">,
  locale: Locale,
): string {
  const words = translator(locale, "channel");
  const amount = formatMoney(money(amountMinor, currency), locale);
  return words("about", { kind: words(`kind.${kind}`), amount });
}
