import { sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { sessionsOf } from "#domain/sessions/queries";
import type { Id } from "#platform/ids";

/** Signs the person out everywhere but in the browser they are using; answers in how many. */
export async function endOtherSessions(ctx: Context, kept: Id<"ses">): Promise<number> {
  requireScope(ctx, "sessions:write");
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const others = (await sessionsOf(read, person.id)).filter(({ id }) => id !== kept);
    const audit = { action: "session.others_ended", subject: person.id };
    const result = change(others.length, { audit, events: [] });
    for (const session of others) {
      result.updates(sessions, session, next(session, { revokedAt: read.now }));
    }
    return result;
  });
}
