"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { updatePreferences } from "#domain/people/update-preferences";
import { endSession } from "#domain/sessions/end-session";
import { sessionContext } from "#domain/sessions/session";
import { SwitchAccountInput, switchAccount } from "#domain/sessions/switch-account";
import { languageCookie, ownCookie } from "#http/session-cookie";
import { submit, submitAsVisitor } from "#http/session-submit";
import { locales } from "#messages/translator";

const Nothing = z.object({});
const LanguageInput = z.object({ locale: z.enum(locales) });

/** Turns to another account, and to its home page. */
export async function switchAccountAction(form: FormData): Promise<void> {
  await submit(form, SwitchAccountInput, async (ctx, { accountId }) => {
    await switchAccount(ctx, { accountId, sessionId: ctx.sessionId });
    // What was looked at belongs to the account that is left.
    return redirect("/");
  });
}

/** Ends the session here, for whoever holds its cookie. */
export async function signOutAction(form: FormData): Promise<void> {
  await submit(form, Nothing, async (ctx) => {
    await endSession(ctx, ctx.sessionId);
    (await cookies()).delete(ownCookie("session").name);
    return redirect("/sign-in");
  });
}

/** Speaks another language from now on, signed in or not. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  await submitAsVisitor(form, LanguageInput, async ({ visitor, open }, { locale }) => {
    if (open) await updatePreferences(sessionContext(visitor, open), { locale });
    (await cookies()).set(languageCookie(locale));
    return "";
  });
}
