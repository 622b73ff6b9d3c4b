import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { kindsFor, type NoticeKind } from "#domain/notifications/notice";
import { preferencesOf } from "#domain/notifications/queries";

/** Whether a person gets a kind of e-mail. */
export interface Preference {
  readonly kind: NoticeKind;
  readonly isOn: boolean;
}

/** What of the kinds of e-mail that can reach the person here they want; all until they say so. */
export async function listPreferences(ctx: Context): Promise<readonly Preference[]> {
  requireScope(ctx, "notifications:write");
  const person = requirePerson(ctx);
  const said = await preferencesOf(readerOf(ctx), person.id);
  return kindsFor(ctx.scopes).map((kind) => ({
    kind,
    isOn: said.find((row) => row.kind === kind)?.isOn ?? true,
  }));
}
