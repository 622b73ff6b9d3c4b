import { emails } from "#db/schema/notifications";
import { sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { emailsOf, type LetterWriter } from "#domain/notifications/letter";
import { loadSession, readersOf } from "#domain/notifications/queries";
import { deviceOf } from "#domain/sessions/device";
import type { SessionRow } from "#domain/sessions/session";

/** Whose sign-in is to be told, and in which words. */
export interface TellNewDeviceInput {
  readonly sessionId: string;
  readonly write: LetterWriter;
}

/** Tells a person once that somebody signed in as them from where they never did. */
export async function tellNewDevice(ctx: Context, input: TellNewDeviceInput): Promise<SessionRow> {
  requireScope(ctx, "notifications:send");

  return commit(ctx, async (read) => {
    const session = await loadSession(read, input.sessionId);
    const audit = { action: "session.device_told", subject: session.id };
    if (!session.isNewDevice || session.newDeviceToldAt) {
      return change(session, { audit, events: [] });
    }
    const { personId, userAgent, address, createdAt } = session;
    const device = deviceOf(userAgent);
    const notice = { kind: "new_device", personId, device, address, at: createdAt } as const;
    const readers = await readersOf(read.accountId, "new_device");
    const news = { notice, cause: session.id, at: read.now };
    const after = next(session, { newDeviceToldAt: read.now });
    return change(after, { audit, events: [] })
      .updates(sessions, session, after)
      .inserts(emails, ...emailsOf(news, readers, input.write));
  });
}
