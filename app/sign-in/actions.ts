"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { pageAfter } from "#app/sign-in/page-after";
import { passkeyOptions } from "#domain/passkeys/passkey-options";
import { SignInInput, signIn } from "#domain/sign-ins/sign-in";
import { PasskeySignInInput, signInByPasskey } from "#domain/sign-ins/sign-in-by-passkey";
import { stepCookie } from "#http/session-cookie";
import type { FormState } from "#http/session-form";
import { keepSession } from "#http/session-provider";
import { submitAsVisitor } from "#http/session-submit";

const next = z.string().optional();
const SignInForm = SignInInput.extend({ next });
const PasskeyForm = PasskeySignInInput.extend({ next });

/** Opens a session by password and leads on to where one was going, by the second step if any. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, SignInForm, async ({ visitor }, { next: asked, ...typed }) => {
    const step = await signIn(visitor, typed);
    if (!step.isSignedIn) {
      (await cookies()).set(stepCookie(step.token));
      return redirect(`/sign-in/second-step?${new URLSearchParams({ next: pageAfter(asked) })}`);
    }
    await keepSession(visitor, step);
    return redirect(pageAfter(asked));
  });
}

/** What a browser needs to ask for any passkey of this installation. */
export async function passkeyOptionsAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, z.object({}), async ({ visitor }) =>
    passkeyOptions({ use: "sign_in", personId: null }, visitor.clock()),
  );
}

/** Opens a session by a passkey alone. */
export async function signInByPasskeyAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, PasskeyForm, async ({ visitor }, { next: asked, answer }) => {
    await keepSession(visitor, await signInByPasskey(visitor, { answer }));
    return redirect(pageAfter(asked));
  });
}
