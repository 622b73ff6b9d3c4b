"use server";

import * as z from "zod";
import { limited, limitsTyped, spendingFields } from "#app/(dashboard)/api-keys/key-form";
import { LimitAddress, limitsAsked } from "#app/(dashboard)/limits/asked-limit";
import type { FormState } from "#components/action-form";
import { letThrough } from "#domain/floods/let-through";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";
import { setSpendingLimits } from "#domain/spending-limits/set-spending-limits";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const passage = z.object({ address: z.string().max(60), letThrough: z.enum(["yes", "no"]) });

/** Sets what was tried; fields that are empty are again as everyone is given. */
export async function setRateLimitAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, LimitAddress, async (ctx, asked) => {
    const subject = asked.subject ?? ctx.account.id;
    const { limits } = limitsAsked(asked);
    await setRateLimit(ctx, { subject, limits });
    return translator(ctx.locale, "limits")("saved");
  });
}

/** Sets how much money all that people and programs ask for may move in a day. */
export async function setSpendingLimitsAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, limited(spendingFields), async (ctx, input) => {
    const spendingLimits = limitsTyped(input, ctx.account.defaultCurrency);
    await setSpendingLimits(ctx, { spendingLimits });
    return translator(ctx.locale, "limits")("savedMoney");
  });
}

/** Lets the account's own keys come through from a blocked address, or no longer. */
export async function letThroughAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, passage, async (ctx, { address, letThrough: wish }) => {
    await letThrough(ctx, { address, letThrough: wish === "yes" });
    return translator(ctx.locale, "limits")(wish === "yes" ? "nowThrough" : "nowBlocked");
  });
}
