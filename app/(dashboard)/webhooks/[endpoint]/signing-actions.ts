"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const wish = z.object({
  endpointId: z.string().max(40),
  signedMessages: z.enum(["yes", "no"]).transform((word) => word === "yes"),
});

/** Has deliveries carry a signature by RFC 9421, or no longer. */
export async function signMessagesAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, wish, async (ctx, input) => {
    await updateEndpoint(ctx, input);
    return translator(ctx.locale, "signing")("webhookSaved");
  });
}
