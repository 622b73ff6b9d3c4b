import { type Locale, translator } from "#messages/translator";

interface Refusal {
  readonly code: string;
  /** The bank's own reason, where it gave one. */
  readonly declineCode: string | null;
}

type DeclineWords = ReturnType<typeof translator<"payment.decline">>;
type Reason = Parameters<DeclineWords["has"]>[0];

/** Why a card or its holder did not pay, and what may help. */
export function declineText({ code, declineCode }: Refusal, locale: Locale): string {
  const words = translator(locale, "payment.decline");
  const reason = declineCode ?? code;
  return isReason(words, reason)
    ? words(reason, { code: reason })
    : words("other", { code: reason });
}

function isReason(words: DeclineWords, reason: string): reason is Reason {
  // `has` is the question whether it is a key; its type only takes what is known to be one.
  return words.has(reason as Reason);
}
