import type { Reader } from "#domain/notifications/letter";
import type { Notice } from "#domain/notifications/notice";
import { dayText } from "#messages/day-text";
import { minuteInZone } from "#messages/exact-time";
import { type Locale, translator } from "#messages/translator";
import type { Contents } from "#worker/letters/contents";

type NoticeOf<Kind extends Notice["kind"]> = Extract<Notice, { kind: Kind }>;

/** What a letter says of a threshold that was passed, or is not passed any more. */
export function alert(notice: NoticeOf<"alert">, reader: Reader): Contents {
  const { locale, timeZone } = reader;
  const words = translator(locale, "letters.alert");
  const terms = translator(locale, "letters.facts");
  const name = translator(locale, "alerts.kind")(notice.alertKind);
  const { isEnded, value, threshold, windowMinutes, at } = notice;
  return {
    subject: words(isEnded ? "subjectEnded" : "subject", { name }),
    sentence: words(isEnded ? "sentenceEnded" : "sentence", { minutes: windowMinutes }),
    facts: [
      { term: words(isEnded ? "peak" : "value"), value: valueText(notice, value, locale) },
      { term: words("threshold"), value: valueText(notice, threshold, locale) },
      { term: terms("time"), value: minuteInZone(at, timeZone, locale) },
    ],
    action: { label: words("action"), path: "/settings/alerts" },
  };
}

function valueText({ alertKind }: NoticeOf<"alert">, value: number, locale: Locale): string {
  const words = translator(locale, "alerts");
  return alertKind === "latency"
    ? words("milliseconds", { value })
    : words("percent", { value: value / 1000 });
}

/** What a letter says of a key that uses what the API will not have for ever. */
export function deprecation(notice: NoticeOf<"deprecation">, { locale }: Reader): Contents {
  const { deprecation: gone, keyId, keyName, hint } = notice;
  const words = translator(locale, "letters.deprecation");
  const terms = translator(locale, "letters.facts");
  const until = dayText(Temporal.PlainDate.from(gone.until), locale);
  return {
    subject: words("subject", { name: keyName, until }),
    sentence: translator(locale, "changelog.deprecated")(gone.name, {
      replacement: gone.replacement,
      until,
    }),
    facts: [
      { term: terms("key"), value: `${keyName} (${hint})` },
      { term: terms("ends"), value: until },
      { term: words("instead"), value: gone.replacement },
    ],
    action: { label: words("action"), path: `/api-keys/${keyId}` },
  };
}
