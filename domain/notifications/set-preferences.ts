import { z } from "zod";
import { noticeKinds, notificationPreferences } from "#db/schema/notifications";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { kindsFor, type NoticeKind } from "#domain/notifications/notice";
import { preferencesOf } from "#domain/notifications/queries";

export const SetPreferencesInput = z.object({
  /** The kinds that are wanted; a form sends one alone as a text. */
  on: z
    .union([z.array(z.enum(noticeKinds)), z.enum(noticeKinds).transform((kind) => [kind])])
    .default([]),
});

/**
 * Says which e-mails a person wants, of the kinds that can reach them here; what they said to
 * others, in another team, stays.
 */
export async function setPreferences(
  ctx: Context,
  { on }: z.output<typeof SetPreferencesInput>,
): Promise<readonly NoticeKind[]> {
  requireScope(ctx, "notifications:write");
  const { id: personId } = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const said = await preferencesOf(read, personId);
    const audit = { action: "person.notifications_updated", subject: personId, after: { on } };
    const result = change(on, { audit, events: [] });
    for (const kind of kindsFor(ctx.scopes)) {
      const isOn = on.includes(kind);
      const before = said.find((row) => row.kind === kind);
      if ((before?.isOn ?? true) === isOn) continue;
      if (before) result.updates(notificationPreferences, before, next(before, { isOn }));
      else result.inserts(notificationPreferences, { personId, kind, isOn, version: 1n });
    }
    return result;
  });
}
