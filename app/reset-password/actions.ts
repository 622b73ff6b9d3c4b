"use server";

import { redirect } from "next/navigation";
import {
  RequestResetInput,
  requestPasswordReset,
} from "#domain/new-passwords/request-password-reset";
import { ResetPasswordInput, resetPassword } from "#domain/new-passwords/reset-password";
import type { FormState } from "#http/session-form";
import { submitAsVisitor } from "#http/session-submit";
import { translator } from "#messages/translator";

/** Asks for the e-mail; the answer tells nothing of whether there is such a person. */
export async function requestResetAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, RequestResetInput, async ({ visitor, locale }, input) => {
    await requestPasswordReset(visitor, input);
    return translator(locale, "resetPassword")("asked");
  });
}

/** Sets the new password; one then signs in with it, and with the second factor if there is one. */
export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, ResetPasswordInput, async ({ visitor }, input) => {
    await resetPassword(visitor, input);
    return redirect("/sign-in?told=reset");
  });
}
