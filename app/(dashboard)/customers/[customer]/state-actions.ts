"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { closeCustomer } from "#domain/customer-states/close-customer";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { unfreezeCustomer } from "#domain/customer-states/unfreeze-customer";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const ofCustomer = z.object({ customerId: z.string() });
const withReason = ofCustomer.extend({ reason: z.string().trim().min(1).max(500) });

/** Stops a customer from paying and receiving. */
export async function freezeCustomerAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, withReason, async (ctx, input) => {
    await freezeCustomer(ctx, input);
    return translator(ctx.locale, "customerState")("frozenDone");
  });
}

/** Lets a customer pay and receive again. */
export async function unfreezeCustomerAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofCustomer, async (ctx, input) => {
    await unfreezeCustomer(ctx, input);
    return translator(ctx.locale, "customerState")("unfrozenDone");
  });
}

/** Ends a customer's account for good. */
export async function closeCustomerAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, withReason, async (ctx, input) => {
    await closeCustomer(ctx, input);
    return translator(ctx.locale, "customerState")("closedDone");
  });
}
