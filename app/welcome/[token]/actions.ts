"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { signIn } from "#domain/sign-ins/sign-in";
import { AcceptInvitationInput, acceptInvitation } from "#domain/team/accept-invitation";
import { stepCookie } from "#http/session-cookie";
import type { FormState } from "#http/session-form";
import { keepSession } from "#http/session-provider";
import { submitAsVisitor } from "#http/session-submit";

/** Joins the team and signs in with the same password. */
export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, AcceptInvitationInput, async ({ visitor }, input) => {
    const email = await acceptInvitation(visitor, input);
    const step = await signIn(visitor, { email, password: input.password });
    if (!step.isSignedIn) {
      (await cookies()).set(stepCookie(step.token));
      return redirect("/sign-in/second-step");
    }
    await keepSession(visitor, step);
    return redirect("/");
  });
}
