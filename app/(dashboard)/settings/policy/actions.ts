"use server";

import * as z from "zod";
import { PolicyForm } from "#app/(dashboard)/settings/policy/policy-form";
import type { FormState } from "#components/action-form";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const ofPolicy = z.object({ policyId: z.string() });
const rejection = ofPolicy.extend({ reason: z.string().trim().min(1).max(500) });

/** Asks for other limits. */
export async function proposePolicyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, PolicyForm, async (ctx, input) => {
    await proposePolicy(ctx, input);
    return translator(ctx.locale, "policy")("proposed");
  });
}

/** A second person puts the proposed limits in force. */
export async function approvePolicyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofPolicy, async (ctx, input) => {
    await decidePolicy(ctx, { ...input, decision: "approved" });
    return translator(ctx.locale, "policy")("approved");
  });
}

/** A second person turns the proposal down, and says why. */
export async function rejectPolicyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rejection, async (ctx, input) => {
    await decidePolicy(ctx, { ...input, decision: "rejected" });
    return translator(ctx.locale, "policy")("rejected");
  });
}

/** The author takes the proposal back. */
export async function withdrawPolicyAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofPolicy, async (ctx, input) => {
    await decidePolicy(ctx, { ...input, decision: "withdrawn" });
    return translator(ctx.locale, "policy")("withdrawn");
  });
}
