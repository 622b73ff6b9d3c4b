import { parse, stringify } from "lossless-json";
import type { BodyFault } from "#domain/webhook-signatures/explanation";

/** A body that may have been signed in place of the one at hand, and what then happened to it. */
export interface BodyVariant {
  readonly text: string;
  readonly fault: BodyFault;
}

/** The bodies that could have become this one on the way, the smallest change first. */
export function bodyVariants(body: string, sent: readonly string[]): readonly BodyVariant[] {
  const variants: readonly BodyVariant[] = [
    ...["\n", "\r\n"].map((end) => ({ text: `${body}${end}`, fault: "trailing_newline" as const })),
    { text: body.replace(/(?:\r?\n)+$/, ""), fault: "trailing_newline" },
    { text: body.replaceAll("\r\n", "\n"), fault: "line_endings" },
    { text: body.replaceAll(/\r?\n/g, "\r\n"), fault: "line_endings" },
    { text: body.replace(/^\ufeff/, ""), fault: "byte_order_mark" },
    { text: body.trim(), fault: "spaces_around" },
    { text: withoutLayout(body), fault: "reformatted" },
    { text: canonical(body) ?? body, fault: "escapes" },
    ...sent.map((text) => ({ text, fault: differenceOf(body, text) })),
  ];
  return variants.filter(({ text }) => text !== body);
}

/** JSON without the white space between its parts. */
function withoutLayout(body: string): string {
  return body.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

/** JSON as our side writes it: no layout, no needless escapes, numbers as they stand. */
function canonical(body: string): string | undefined {
  try {
    return stringify(parse(body));
  } catch {
    return undefined;
  }
}

function differenceOf(body: string, sent: string): BodyFault {
  const ordered = sortedJson(body);
  const isSame = ordered !== undefined && ordered === sortedJson(sent);
  return isSame ? "keys_reordered" : "content_changed";
}

function sortedJson(body: string): string | undefined {
  try {
    return stringify(sorted(parse(body)));
  } catch {
    return undefined;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}

/** Numbers come out of the reader as objects of a class of their own. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && value.constructor === Object;
}
