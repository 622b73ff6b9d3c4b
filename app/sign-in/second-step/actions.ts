"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { pageAfter } from "#app/sign-in/page-after";
import { passkeyOptions } from "#domain/passkeys/passkey-options";
import { signInFailed } from "#domain/people/prove-password";
import { atSecondStep, SecondStepInput, takeSecondStep } from "#domain/sign-ins/take-second-step";
import { ownCookie } from "#http/session-cookie";
import type { FormState } from "#http/session-form";
import { keepSession } from "#http/session-provider";
import { submitAsVisitor } from "#http/session-submit";

const StepForm = z.intersection(SecondStepInput, z.object({ next: z.string().optional() }));

/** Shows the second factor and leads on to where one was going. */
export async function secondStepAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, StepForm, async ({ visitor }, { next, ...step }) => {
    const { name } = ownCookie("step");
    const token = (await cookies()).get(name)?.value;
    if (token === undefined || !(await atSecondStep(visitor, token))) return redirect("/sign-in");
    const signedIn = await takeSecondStep(visitor, token, step);
    await keepSession(visitor, signedIn);
    (await cookies()).delete(name);
    return redirect(pageAfter(next));
  });
}

/** What a browser needs to ask for a passkey of the person whose password was right. */
export async function secondStepOptionsAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, z.object({}), async ({ visitor }) => {
    const token = (await cookies()).get(ownCookie("step").name)?.value;
    const at = token === undefined ? undefined : await atSecondStep(visitor, token);
    if (!at) throw signInFailed();
    return passkeyOptions({ use: "second_step", personId: at.person.id }, visitor.clock());
  });
}
