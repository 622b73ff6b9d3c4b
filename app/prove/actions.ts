"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { pageAfter } from "#app/sign-in/page-after";
import { passkeyOptions } from "#domain/passkeys/passkey-options";
import { ProveAgainInput, proveAgain } from "#domain/proofs/prove-again";
import type { FormState } from "#http/session-form";
import { submit } from "#http/session-submit";

const ProveForm = z.intersection(ProveAgainInput, z.object({ next: z.string().optional() }));

/** Shows that it is still oneself, and leads back to the form that wanted to know. */
export async function proveAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ProveForm, async (ctx, { next, ...shown }) => {
    await proveAgain(ctx, { ...shown, userAgent: null });
    return redirect(pageAfter(next));
  });
}

/** What a browser needs to ask for a passkey of whoever is signed in. */
export async function proveOptionsAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async (ctx) =>
    passkeyOptions({ use: "prove", personId: ctx.actor.id }, ctx.clock()),
  );
}
