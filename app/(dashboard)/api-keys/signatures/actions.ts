"use server";

import * as z from "zod";
import { faultFindings } from "#app/(dashboard)/api-keys/signatures/fault-findings";
import { checkedAt } from "#app/(dashboard)/webhooks/debugger/checked-at";
import type { FormState } from "#components/action-form";
import { debugRequest } from "#domain/signature-debugger/debug-request";
import { submit } from "#http/session-submit";

const longestRequest = 300_000;
const question = z.object({ text: z.string().max(longestRequest), at: checkedAt });

/** Says what a request signs and what is wrong with it; what is asked is not kept or logged. */
export async function debugRequestAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, question, async (ctx, input) => {
    return { message: "", findings: faultFindings(await debugRequest(ctx, input), ctx.locale) };
  });
}
