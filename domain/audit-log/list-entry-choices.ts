import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { latestNameOf, namedIn } from "#domain/audit-log/queries";
import { readerOf } from "#domain/changes/reader";

/** By what the list can be narrowed: only what there is. */
export interface EntryChoices {
  readonly actors: readonly { readonly actor: string; readonly name: string }[];
  /** `refund.approved`, in the order of the alphabet. */
  readonly actions: readonly string[];
}

/** Who has done something in the account, and what was done there. */
export async function listEntryChoices(ctx: Context): Promise<EntryChoices> {
  requireScope(ctx, "audit:read");

  const read = readerOf(ctx);
  const { actors, actions } = await namedIn(read);
  const named = await Promise.all(
    actors.map(async (actor) => ({ actor, name: await latestNameOf(read, actor) })),
  );
  return { actors: named.toSorted((one, other) => one.name.localeCompare(other.name)), actions };
}
