"use server";

import * as z from "zod";
import { checkedAt } from "#app/(dashboard)/webhooks/debugger/checked-at";
import { findingTexts } from "#app/(dashboard)/webhooks/debugger/finding-texts";
import type { FormState } from "#components/action-form";
import { debugSignature } from "#domain/webhook-signatures/debug-signature";
import { submit } from "#http/session-submit";

const longestBody = 300_000;

const question = z.object({
  header: z.string().max(4_000),
  // A browser sends every line end of a form as CRLF, whatever was pasted.
  body: z
    .string()
    .max(longestBody)
    .transform((text) => text.replaceAll("\r\n", "\n")),
  secret: z.string().max(500).optional(),
  endpointId: z.string().max(40).optional(),
  at: checkedAt,
});

/** Says why a signature holds or fails; what is asked is neither stored nor logged. */
export async function debugSignatureAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, question, async (ctx, input) => {
    return { message: "", findings: findingTexts(await debugSignature(ctx, input), ctx) };
  });
}
