"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { checkNow } from "#domain/standing-check/check-now";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

/** Looks at the books at once. */
export async function checkNowAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async (ctx) => {
    const { faultCount } = await checkNow(ctx);
    return translator(ctx.locale, "books")("checkedNow", { count: faultCount });
  });
}
