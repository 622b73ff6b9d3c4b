import { formatMoney } from "#domain/money/format-money";
import type { Reader } from "#domain/notifications/letter";
import type { Notice, NoticeKind } from "#domain/notifications/notice";
import type { Device } from "#domain/sessions/device";
import { dayText } from "#messages/day-text";
import { minuteInZone } from "#messages/exact-time";
import { catalogue, type Locale, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import { alert, deprecation } from "#worker/letters/operating-contents";

/** A line of a letter's table. */
export interface LetterFact {
  readonly term: string;
  readonly value: string;
}

/** What a letter says, before it has a form. */
export interface Contents {
  readonly subject: string;
  readonly sentence: string;
  readonly facts: readonly LetterFact[];
  readonly action: { readonly label: string; readonly path: `/${string}` };
  /** Why it was sent, where it is not for one's work. */
  readonly why?: string;
}

type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { kind: Kind }>;

/** What a notice says to this reader. */
export function contentsOf(notice: Notice, reader: Reader): Contents {
  switch (notice.kind) {
    case "refund_waits":
      return refundWaits(notice, reader);
    case "payout_failed":
      return payoutFailed(notice, reader);
    case "bank_account_waits":
      return bankAccountWaits(notice, reader);
    case "endpoint_failing":
      return endpointFailing(notice, reader);
    case "alert":
      return alert(notice, reader);
    case "api_key_expiring":
      return apiKeyExpiring(notice, reader);
    case "deprecation":
      return deprecation(notice, reader);
    case "new_device":
      return newDevice(notice, reader);
  }
}

function refundWaits(notice: NoticeOf<"refund_waits">, reader: Reader): Contents {
  const { refundId, requesterName, approvalsRequired, expiresAt } = notice;
  const words = translator(reader.locale, "letters.refund_waits");
  const terms = translator(reader.locale, "letters.facts");
  const amount = formatMoney(notice.amount, reader.locale);
  return {
    subject: words("subject", { amount }),
    sentence: words("sentence"),
    facts: [
      { term: terms("amount"), value: amount },
      { term: terms("refund"), value: refundId },
      { term: terms("requestedBy"), value: requesterName },
      ...(approvalsRequired > 1
        ? [{ term: terms("approvals"), value: String(approvalsRequired) }]
        : []),
      ...(expiresAt ? [{ term: terms("decideBy"), value: timeOf(expiresAt, reader) }] : []),
    ],
    action: { label: words("action"), path: `/refunds/${refundId}` },
  };
}

function payoutFailed(notice: NoticeOf<"payout_failed">, reader: Reader): Contents {
  const { payoutId, failureCode } = notice;
  const words = translator(reader.locale, "letters.payout_failed");
  const terms = translator(reader.locale, "letters.facts");
  const amount = formatMoney(notice.amount, reader.locale);
  const { reasons } = catalogue(reader.locale).letters.payout_failed;
  return {
    subject: words("subject", { amount }),
    sentence: words("sentence"),
    facts: [
      { term: terms("amount"), value: amount },
      { term: terms("payout"), value: payoutId },
      ...(failureCode === null
        ? []
        : [{ term: terms("reason"), value: wordOf(reasons, failureCode) ?? failureCode }]),
    ],
    action: { label: words("action"), path: `/payouts/${payoutId}` },
  };
}

function bankAccountWaits(notice: NoticeOf<"bank_account_waits">, reader: Reader): Contents {
  const words = translator(reader.locale, "letters.bank_account_waits");
  const terms = translator(reader.locale, "letters.facts");
  return {
    subject: words("subject"),
    sentence: words("sentence"),
    facts: [
      { term: terms("bankAccount"), value: `•••• ${notice.last4}` },
      { term: terms("currency"), value: notice.currency },
    ],
    action: { label: words("action"), path: "/settings/payouts" },
  };
}

function endpointFailing(notice: NoticeOf<"endpoint_failing">, reader: Reader): Contents {
  const { endpointId, url, isDisabled } = notice;
  const words = translator(reader.locale, "letters.endpoint_failing");
  const host = URL.canParse(url) ? new URL(url).host : url;
  return {
    subject: words(isDisabled ? "subjectDisabled" : "subject", { host }),
    sentence: words(isDisabled ? "sentenceDisabled" : "sentence"),
    facts: [{ term: translator(reader.locale, "letters.facts")("endpoint"), value: url }],
    action: { label: words("action"), path: `/webhooks/${endpointId}` },
  };
}

function apiKeyExpiring(notice: NoticeOf<"api_key_expiring">, reader: Reader): Contents {
  const { name, hint, expiresAt } = notice;
  const words = translator(reader.locale, "letters.api_key_expiring");
  const terms = translator(reader.locale, "letters.facts");
  return {
    subject: words("subject", { name, day: dayOf(expiresAt, reader) }),
    sentence: words("sentence"),
    facts: [
      { term: terms("key"), value: `${name} (${hint})` },
      { term: terms("ends"), value: timeOf(expiresAt, reader) },
    ],
    action: { label: words("action"), path: "/api-keys" },
  };
}

function newDevice(notice: NoticeOf<"new_device">, reader: Reader): Contents {
  const { device, address, at } = notice;
  const words = translator(reader.locale, "letters.new_device");
  const terms = translator(reader.locale, "letters.facts");
  return {
    subject: words("subject"),
    sentence: words("sentence"),
    facts: [
      { term: terms("time"), value: timeOf(at, reader) },
      { term: terms("browser"), value: deviceText(device, reader.locale) },
      ...(address === null ? [] : [{ term: terms("address"), value: address }]),
    ],
    action: { label: words("action"), path: "/settings/sessions" },
  };
}

function deviceText({ browser, system }: Device, locale: Locale): string {
  const words = translator(locale, "letters.device");
  if (browser !== null && system !== null) return words("both", { browser, system });
  return browser ?? system ?? words("unknown");
}

function timeOf(at: Temporal.Instant, { timeZone, locale }: Reader): string {
  return minuteInZone(at, timeZone, locale);
}

function dayOf(at: Temporal.Instant, { timeZone, locale }: Reader): string {
  return dayText(at.toZonedDateTimeISO(timeZone).toPlainDate(), locale);
}
