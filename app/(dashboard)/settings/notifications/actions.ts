"use server";

import { SetPreferencesInput, setPreferences } from "#domain/notifications/set-preferences";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

/** Which e-mails one wants. */
export async function saveNotificationsAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, SetPreferencesInput, async (ctx, input) => {
    await setPreferences(ctx, input);
    return translator(ctx.locale, "notifications")("saved");
  });
}
