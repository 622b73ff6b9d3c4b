"use server";

import { cookies } from "next/headers";
import { UpdatePreferencesInput, updatePreferences } from "#domain/people/update-preferences";
import { languageCookie } from "#http/session-cookie";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

/** How one is spoken to, and in which zone times are shown. */
export async function savePreferencesAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, UpdatePreferencesInput, async (ctx, input) => {
    const { locale } = await updatePreferences(ctx, input);
    (await cookies()).set(languageCookie(locale));
    return translator(locale, "settings")("saved");
  });
}
