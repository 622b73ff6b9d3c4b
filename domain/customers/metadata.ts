import { DomainError } from "#domain/errors/domain-error";

/** The integrator's own key-value pairs, as they are kept and shown. */
export type Metadata = Readonly<Record<string, string>>;

/** What is asked of metadata: null clears all, a null value removes its key, a text sets it. */
export type MetadataChanges = ReadonlyMap<string, string | null> | null;

const mostKeys = 50;

/** The metadata after the changes; keys that were not named stay as they are. */
export function changedMetadata(before: Metadata, changes: MetadataChanges | undefined): Metadata {
  if (changes === undefined) return before;
  if (changes === null) return {};
  const merged = new Map<string, string | null>([...Object.entries(before), ...changes]);
  const kept = [...merged].filter((entry): entry is [string, string] => entry[1] !== null);
  if (kept.length <= mostKeys) return Object.fromEntries(kept);
  throw new DomainError("parameter_invalid", `metadata can have at most ${mostKeys} keys.`, {
    param: "metadata",
  });
}
