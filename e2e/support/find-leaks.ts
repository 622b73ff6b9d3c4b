import { createHash } from "node:crypto";
import postgres from "postgres";
import type { MarkedCard } from "#e2e/support/marked-cards";
import { settings } from "#platform/settings";

/** Where something of a card was found that must be nowhere. */
export interface Leak {
  readonly place: string;
  readonly what: string;
}

/** The forms in which a card's number would be a leak; a digest without a key is soon guessed. */
function formsOf({ number }: MarkedCard): readonly string[] {
  const digests = ["sha256", "sha1", "md5"].map((name) => createHash(name).update(number));
  return [
    number,
    number.replaceAll(/(.{4})(?=.)/g, "$1 "),
    number.replaceAll(/(.{4})(?=.)/g, "$1-"),
    Buffer.from(number).toString("hex"),
    Buffer.from(number).toString("base64").replace(/=+$/, "").slice(0, -1),
    ...digests.map((digest) => digest.digest("hex")),
  ];
}

/** What of these cards stands in a text: of numbers any form, of security codes the word itself. */
export function leaksIn(
  place: string,
  text: string,
  cards: readonly MarkedCard[],
): readonly Leak[] {
  const plain = withoutIds(text);
  return cards.flatMap((card) => [
    ...formsOf(card)
      .filter((form) => text.includes(form))
      .map(() => ({ place, what: `number ending in ${card.number.slice(-4)}` })),
    ...(new RegExp(`(?<![\\w.:])${card.cvc}(?![\\w:])`).test(plain)
      ? [{ place, what: `security code of ${card.number.slice(-4)}` }]
      : []),
  ]);
}

/** Ids, times and the last four may have the three digits of a security code by chance. */
function withoutIds(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, "")
    .replaceAll(/\b[a-z]+_[0-9A-Za-z]{22}\w*/g, "")
    .replaceAll(/\d{4}-\d\d-\d\d[ T][\d:.+Z]+/g, "");
}

/**
 * Looks through every row of every table, each column as text: for numbers in all of the database,
 * for security codes in what belongs to this account.
 */
export async function leaksInDatabase(
  accountUuid: string,
  cards: readonly MarkedCard[],
): Promise<readonly Leak[]> {
  const sql = postgres(settings().databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const leaks: Leak[] = [];
    const patterns = cards.flatMap(formsOf).map((form) => `%${form}%`);
    for (const { name } of await tablesOf(sql)) {
      const rows = await sql<{ text: string }[]>`
        select t::text as text from ${sql(name)} t
        where t::text like any(${patterns}) or t::text like ${`%${accountUuid}%`}`;
      leaks.push(...rows.flatMap(({ text }) => leaksIn(name, text, cards)));
    }
    return leaks;
  } finally {
    await sql.end();
  }
}

function tablesOf(sql: postgres.Sql): Promise<readonly { readonly name: string }[]> {
  return sql<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
}
