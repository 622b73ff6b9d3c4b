import type { DebuggedRequest } from "#domain/signature-debugger/debug-request";
import type { Finding } from "#http/session-form";
import { type Locale, translator } from "#messages/translator";

/** The verdict, each fault with its place, and the text that must be signed. */
export function faultFindings(
  { scheme, faults, base }: DebuggedRequest,
  locale: Locale,
): readonly Finding[] {
  const words = translator(locale, "requestSignatures");
  const verdict: Finding =
    faults.length === 0
      ? { tone: "good", title: words("valid"), text: words(`validText.${scheme}`) }
      : { tone: "bad", title: words("invalid", { count: faults.length }) };
  const told = faults.map(({ kind, name }): Finding => {
    return { tone: "bad", title: words(`fault.${kind}`, { name }) };
  });
  // Two that read alike are one thing to mend.
  const different = [...new Map(told.map((finding) => [finding.title, finding])).values()];
  const signed: readonly Finding[] =
    base === undefined
      ? []
      : [{ tone: "quiet", title: words("base"), text: words("baseText"), code: base }];
  return [verdict, ...different, ...signed];
}
