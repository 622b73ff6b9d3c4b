import type { AccessNotice } from "#domain/access-letters/access-letter";
import type { Letter, Reader } from "#domain/notifications/letter";
import type { Notice } from "#domain/notifications/notice";
import { type Locale, translator } from "#messages/translator";
import { settings } from "#platform/settings";
import { accessContents } from "#worker/letters/access-contents";
import { type Contents, contentsOf } from "#worker/letters/contents";
import { letterHtml } from "#worker/letters/letter-html";

/** Everything that stands in a letter, for the text and the HTML alike. */
export interface Form {
  readonly contents: Contents;
  readonly locale: Locale;
  /** In which account it happened. */
  readonly place: string;
  readonly links: { readonly action: string; readonly preferences: string };
  readonly footer: { readonly why: string; readonly choose: string };
}

/** Puts a notice into the reader's language and zone, with a link to where they can act on it. */
export function writeLetter(notice: Notice, reader: Reader): Letter {
  return letterOf(contentsOf(notice, reader), reader);
}

/** The same for what brings a secret link. */
export function writeAccessLetter(notice: AccessNotice, reader: Reader): Letter {
  return letterOf(accessContents(notice, reader), reader);
}

function letterOf(contents: Contents, reader: Reader): Letter {
  const form = formOf(contents, reader);
  return { subject: subjectOf(form, reader), text: letterText(form), html: letterHtml(form) };
}

function formOf(contents: Contents, reader: Reader): Form {
  const { account, email, locale, merchantName } = reader;
  const words = translator(locale, "letters");
  const { origin } = settings();
  const names = { merchant: merchantName, account: account.name };
  return {
    contents: {
      ...contents,
      subject: oneLine(contents.subject),
      facts: contents.facts.map(onOneLine),
    },
    locale,
    place: oneLine(words(account.mode === "live" ? "liveAccount" : "sandboxAccount", names)),
    links: {
      action: `${origin}${contents.action.path}`,
      preferences: `${origin}/settings/notifications`,
    },
    footer: {
      why: oneLine(contents.why ?? words("footer.why", { email, merchant: merchantName })),
      choose: words("footer.choose"),
    },
  };
}

/** No one may take test money for real. */
function subjectOf({ contents: { subject } }: Form, { account, locale }: Reader): string {
  if (account.mode === "live") return oneLine(subject);
  return oneLine(translator(locale, "letters")("sandboxSubject", { subject }));
}

function onOneLine({ term, value }: Contents["facts"][number]) {
  return { term, value: oneLine(value) };
}

/**
 * Text that people elsewhere have typed, as a part of one line: without line ends, which could
 * begin a new header, and without marks that turn the direction of writing.
 */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}

/** The same for whoever reads without HTML. */
function letterText({ contents, place, links, footer }: Form): string {
  const { subject, sentence, facts, action } = contents;
  return [
    subject,
    "",
    sentence,
    "",
    ...facts.map(({ term, value }) => `${term}: ${value}`),
    "",
    `${action.label}:`,
    links.action,
    "",
    "-- ",
    place,
    footer.why,
    `${footer.choose}: ${links.preferences}`,
    "",
  ].join("\n");
}
