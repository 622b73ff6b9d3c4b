"use server";

import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { endOtherSessions } from "#domain/sessions/end-other-sessions";
import { endSession } from "#domain/sessions/end-session";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";
import { parseId } from "#platform/ids";

const ofSession = z.object({ sessionId: z.string().max(40) });
const nothing = z.object({});

/** Signs one of one's own browsers out. */
export async function endSessionAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofSession, async (ctx, input) => {
    const sessionId = parseId("ses", input.sessionId);
    if (!sessionId) throw new DomainError("resource_missing", "No such session.");
    await endSession(ctx, sessionId);
    return translator(ctx.locale, "sessions")("ended");
  });
}

/** Signs all of one's browsers out but this one. */
export async function endOtherSessionsAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, nothing, async (ctx) => {
    const count = await endOtherSessions(ctx, ctx.sessionId);
    return translator(ctx.locale, "sessions")("endedOthers", { count });
  });
}
