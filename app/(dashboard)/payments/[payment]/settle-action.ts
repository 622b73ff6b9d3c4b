"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { settleByHand } from "#domain/channel-operations/settle-by-hand";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const SettleForm = z.object({
  operationId: z.string(),
  verdict: z.enum(["yes", "no"]),
  reason: z.string().trim().min(1).max(500),
});

/** Settles by hand what the channel wants a person to look at. */
export async function settleAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, SettleForm, async (ctx, { operationId, verdict, reason }) => {
    await settleByHand(ctx, { operationId, wentThrough: verdict === "yes", reason });
    return translator(ctx.locale, "channel")("settled");
  });
}
