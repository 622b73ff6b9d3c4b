"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import type { FormState } from "#components/action-form";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { DomainError } from "#domain/errors/domain-error";
import { payerContext } from "#domain/merchants/payer-context";
import { authenticatePayment } from "#domain/payment-authentication/authenticate-payment";
import { submitAsVisitor } from "#http/session-submit";

const AnswerForm = z.object({
  accountId: z.string(),
  paymentId: z.string(),
  clientSecret: z.string(),
  outcome: z.enum(["approved", "refused"]),
  /** The page of ours that the payer came from. */
  back: z.string().optional(),
});

/** The payer's yes or no to their bank; the page then shows where the payment stands. */
export async function answerBankAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, AnswerForm, async ({ visitor }, { accountId, back, ...answer }) => {
    const { paymentId, clientSecret } = answer;
    try {
      const ctx = await payerContext({ accountId, paymentId }, visitor);
      await askedForPayment(authenticatePayment)(ctx, answer);
    } catch (error) {
      if (!isToldByPayment(error)) throw error;
    }
    const query = new URLSearchParams({
      client_secret: clientSecret,
      ...(back !== undefined && { back }),
    });
    return redirect(`/authenticate/${accountId}/${paymentId}?${query}`);
  });
}

/** A decline after the step-up, and an answer that came before this one, stand on the payment. */
function isToldByPayment(error: unknown): boolean {
  return error instanceof DomainError && error.details.payment !== undefined;
}
