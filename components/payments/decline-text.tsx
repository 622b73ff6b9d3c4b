import { catalogue, type Locale, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";

interface Refusal {
  readonly code: string;
  /** The bank's own reason, where it gave one. */
  readonly declineCode: string | null;
}

/** Why a card or its holder did not pay, and what may help. */
export function declineText({ code, declineCode }: Refusal, locale: Locale): string {
  const reason = declineCode ?? code;
  const known = wordOf(catalogue(locale).payment.decline, reason);
  return known ?? translator(locale, "payment")("otherDecline", { code: reason });
}
