import { searchTerms } from "#db/schema/search";
import { stretches } from "#db/stretches";
import type { Customer } from "#domain/customers/customer";
import type { Metadata } from "#domain/customers/metadata";
import { type Id, idToUuid } from "#platform/ids";

type SearchTerm = typeof searchTerms.$inferSelect;
type Kind = SearchTerm["kind"];

/** Texts of an object by the names of its fields; null where a field says nothing. */
export type Texts = Readonly<Record<string, string | null>>;

interface Found {
  readonly accountId: Id<"acct">;
  readonly id: Id<Kind>;
  readonly version: bigint;
}

const longestValue = 200;

/** What is written so that an object is found by its texts; by those it had, it still may be. */
export function termsOf(
  kind: Kind,
  { accountId, id, version }: Found,
  { texts, before = {} }: { readonly texts: Texts; readonly before?: Texts },
): readonly SearchTerm[] {
  const objectId = idToUuid(id);
  return Object.entries(texts).flatMap(([field, text]) => {
    const isSaid = text !== null && text !== "" && before[field] !== text;
    return isSaid ? [{ accountId, kind, field, value: kept(text), objectId, version }] : [];
  });
}

/** The texts of metadata, each under its key. */
export function metadataTexts(metadata: Metadata): Texts {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, text]) => [metadataField(key), text]),
  );
}

/** The texts by which a customer is found. */
export function textsOf({ name, phone, metadata }: Customer): Texts {
  return { name, phone, ...metadataTexts(metadata) };
}

/** The field under which a key of the metadata is found. */
export function metadataField(key: string): string {
  return `metadata.${key}`;
}

/** Where the objects lie that have, or had, this text in a field; capitals make no difference. */
export function foundBy(kind: Kind, field: string, text: string) {
  return {
    ...stretches(
      [searchTerms.kind, [kind]],
      [searchTerms.field, [field]],
      [searchTerms.value, [kept(text)]],
    ),
    ids: searchTerms.objectId,
  };
}

function kept(text: string): string {
  return Array.from(text).slice(0, longestValue).join("").toLowerCase();
}
