import { z } from "zod";
import { sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { admits } from "#domain/sessions/admission";
import { accountsOpenTo, loadOwnSession } from "#domain/sessions/queries";
import type { SessionRow } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

export const SwitchAccountInput = z.object({ accountId: z.string().min(1).max(40) });

interface Switch extends z.output<typeof SwitchAccountInput> {
  readonly sessionId: Id<"ses">;
}

/** Turns a session to another account of a merchant the person works for; others do not exist. */
export async function switchAccount(ctx: Context, input: Switch): Promise<SessionRow> {
  requireScope(ctx, "sessions:write");
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const own = { sessionId: input.sessionId, personId: person.id };
    const session = await loadOwnSession(read, own);
    const providerOf = session.providerId === null ? null : ctx.account.merchantId;
    const vouched = { by: session.provenBy, providerId: session.providerId, providerOf };
    const places = await accountsOpenTo(person.id);
    const place = places.find(({ account }) => account.id === input.accountId);
    if (!place || !admits(place, vouched)) {
      throw new DomainError("resource_missing", "No such account.", { param: "accountId" });
    }
    const after = next(session, { accountId: place.account.id });
    const audit = {
      action: "session.account_switched",
      subject: session.id,
      before: { account: session.accountId },
      after: { account: after.accountId },
    };
    return change(after, { audit, events: [] }).updates(sessions, session, after);
  });
}
