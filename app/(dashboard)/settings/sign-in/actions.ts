"use server";

import {
  RegisterProviderInput,
  registerProvider,
} from "#domain/identity-providers/register-provider";
import { RemoveProviderInput, removeProvider } from "#domain/identity-providers/remove-provider";
import { SetSignInPolicyInput, setSignInPolicy } from "#domain/sign-in-policies/set-sign-in-policy";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

/** Says how the people of this merchant sign in. */
export async function setSignInPolicyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, SetSignInPolicyInput, async (ctx, input) => {
    await setSignInPolicy(ctx, input);
    return translator(ctx.locale, "signInRules")("saved");
  });
}

/** Trusts a provider that answers as one. */
export async function registerProviderAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RegisterProviderInput, async (ctx, input) => {
    const { name } = await registerProvider(ctx, input);
    return translator(ctx.locale, "signInRules")("registered", { name });
  });
}

/** Trusts a provider no longer. */
export async function removeProviderAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RemoveProviderInput, async (ctx, input) => {
    await removeProvider(ctx, input);
    return translator(ctx.locale, "signInRules")("removed");
  });
}
