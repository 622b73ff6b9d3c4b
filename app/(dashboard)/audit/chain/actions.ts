"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { checkChain } from "#domain/audit-checks/check-chain";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

/** Looks along the chain now, and says what was found. */
export async function checkChainAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async (ctx) => {
    const { faultCount: count } = await checkChain(ctx);
    return translator(ctx.locale, "audit")("checkedNow", { count });
  });
}
