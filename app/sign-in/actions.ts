"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { pageAfter } from "#app/sign-in/page-after";
import { SignInInput } from "#domain/sessions/sign-in";
import type { FormState } from "#http/session-form";
import { openSession } from "#http/session-provider";
import { submitAsVisitor } from "#http/session-submit";

const SignInForm = SignInInput.extend({ next: z.string().optional() });

/** Opens a session by password and leads on to where one was going. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, SignInForm, async ({ visitor }, { next, ...typed }) => {
    await openSession(visitor, typed);
    return redirect(pageAfter(next));
  });
}
