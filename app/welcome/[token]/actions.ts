"use server";

import { redirect } from "next/navigation";
import { AcceptInvitationInput, acceptInvitation } from "#domain/team/accept-invitation";
import type { FormState } from "#http/session-form";
import { openSession } from "#http/session-provider";
import { submitAsVisitor } from "#http/session-submit";

/** Joins the team and signs in with the same password. */
export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, AcceptInvitationInput, async ({ visitor }, input) => {
    const email = await acceptInvitation(visitor, input);
    await openSession(visitor, { email, password: input.password });
    return redirect("/");
  });
}
