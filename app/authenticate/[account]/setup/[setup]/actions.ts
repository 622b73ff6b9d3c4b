"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import type { FormState } from "#components/action-form";
import { DomainError } from "#domain/errors/domain-error";
import { payerContext } from "#domain/merchants/payer-context";
import { authenticateSetupIntent } from "#domain/setup-intents/authenticate-setup-intent";
import { submitAsVisitor } from "#http/session-submit";

const AnswerForm = z.object({
  accountId: z.string(),
  setupIntentId: z.string(),
  clientSecret: z.string(),
  outcome: z.enum(["approved", "refused"]),
});

/** The holder's yes or no to their bank; the page then shows where the card stands. */
export async function answerSetupAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, AnswerForm, async ({ visitor }, { accountId, ...answer }) => {
    const { setupIntentId, clientSecret } = answer;
    try {
      const ctx = await payerContext({ accountId, paymentId: setupIntentId }, visitor);
      await authenticateSetupIntent(ctx, answer);
    } catch (error) {
      if (!isToldBySetup(error)) throw error;
    }
    const query = new URLSearchParams({ client_secret: clientSecret });
    return redirect(`/authenticate/${accountId}/setup/${setupIntentId}?${query}`);
  });
}

/** A decline after the step-up, and an answer that came before this one, stand on the intent. */
function isToldBySetup(error: unknown): boolean {
  return error instanceof DomainError && error.details.setupIntent !== undefined;
}
