"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ChangePasswordInput, changePassword } from "#domain/new-passwords/change-password";
import { beginPasskey } from "#domain/passkeys/begin-passkey";
import { RegisterPasskeyInput, registerPasskey } from "#domain/passkeys/register-passkey";
import { RemovePasskeyInput, removePasskey } from "#domain/passkeys/remove-passkey";
import { beginTotp } from "#domain/second-factors/begin-totp";
import { ConfirmTotpInput, confirmTotp } from "#domain/second-factors/confirm-totp";
import { removeTotp } from "#domain/second-factors/remove-totp";
import { renewRecoveryCodes } from "#domain/second-factors/renew-recovery-codes";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const nothing = z.object({});

/** Makes a secret for an authenticator, and leads to where it is scanned. */
export async function beginTotpAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, nothing, async (ctx) => {
    await beginTotp(ctx);
    return redirect("/settings/security/authenticator");
  });
}

/** Takes the first code of the authenticator; from then on one is asked for at each sign-in. */
export async function confirmTotpAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ConfirmTotpInput, async (ctx, input) => {
    await confirmTotp(ctx, input);
    return redirect("/settings/security?told=authenticator");
  });
}

/** Takes the authenticator away. */
export async function removeTotpAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, nothing, async (ctx) => {
    await removeTotp(ctx);
    return redirect("/settings/security?told=removed");
  });
}

/** Sets another password, and says on the page before that the other sessions are ended. */
export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ChangePasswordInput, async (ctx, input) => {
    await changePassword(ctx, input);
    return redirect("/settings/security?told=password");
  });
}

/** What a browser needs to make a passkey. */
export async function beginPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, nothing, (ctx) => beginPasskey(ctx));
}

/** Keeps the passkey that the device has made. */
export async function registerPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RegisterPasskeyInput, async (ctx, input) => {
    const { name } = await registerPasskey(ctx, input);
    return translator(ctx.locale, "security")("passkeyAdded", { name });
  });
}

/** Takes one of one's passkeys away. */
export async function removePasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RemovePasskeyInput, async (ctx, input) => {
    await removePasskey(ctx, input);
    return redirect("/settings/security?told=removed");
  });
}

/** Gives new recovery codes, this once readable; those of before open nothing. */
export async function renewCodesAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, nothing, async (ctx) => {
    const codes = await renewRecoveryCodes(ctx);
    const words = translator(ctx.locale, "security");
    const fileName = "tollgate-recovery-codes.txt";
    const secret = { title: words("codesTitle"), value: codes.join("\n"), fileName };
    return { message: words("codesMade"), secret };
  });
}
