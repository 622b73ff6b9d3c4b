"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { endSession } from "#domain/people/end-session";
import { contextOf } from "#domain/people/session";
import { SwitchAccountInput, switchAccount } from "#domain/people/switch-account";
import { updatePreferences } from "#domain/people/update-preferences";
import { ownCookie } from "#http/session-cookie";
import { submit, submitAsVisitor } from "#http/session-submit";
import { locales } from "#messages/translator";

const Nothing = z.object({});
const LanguageInput = z.object({ locale: z.enum(locales) });
const languageKeptSeconds = 365 * 86_400;

export async function switchAccountAction(form: FormData): Promise<void> {
  await submit(form, SwitchAccountInput, async (ctx, { accountId }) => {
    await switchAccount(ctx, { accountId, sessionId: ctx.sessionId });
    // What one was looking at belongs to the account one leaves.
    return redirect("/");
  });
}

export async function signOutAction(form: FormData): Promise<void> {
  await submit(form, Nothing, async (ctx) => {
    await endSession(ctx, ctx.sessionId);
    (await cookies()).delete(ownCookie("session").name);
    return redirect("/sign-in");
  });
}

export async function chooseLanguageAction(form: FormData): Promise<void> {
  await submitAsVisitor(form, LanguageInput, async ({ visitor, open }, { locale }) => {
    if (open) await updatePreferences(contextOf(visitor, open), { locale });
    const { name, options } = ownCookie("language");
    (await cookies()).set(name, locale, { ...options, maxAge: languageKeptSeconds });
    return "";
  });
}
