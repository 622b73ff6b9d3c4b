import { z } from "zod";
import { secondFactorRules, signInPolicies } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { findPolicy, type SignInPolicy } from "#domain/sign-in-policies/queries";

export const SetSignInPolicyInput = z.object({
  secondFactor: z.enum(secondFactorRules),
  /** A box that is not ticked is not sent. */
  providerOnly: z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on"),
});

/**
 * Says how the people of the merchant sign in, from their next request on. That the provider is the
 * only way in can say only who came in by it, so that nobody locks everyone out.
 */
export async function setSignInPolicy(
  ctx: Context,
  { secondFactor, providerOnly }: z.output<typeof SetSignInPolicyInput>,
): Promise<SignInPolicy> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);
  const { merchantId } = ctx.account;

  return commit(ctx, async (read) => {
    const before = await findPolicy(read, merchantId);
    if (providerOnly && before?.providerOnly !== true) requireByProvider(ctx);
    const after: SignInPolicy = before
      ? next(before, { secondFactor, providerOnly })
      : { merchantId, secondFactor, providerOnly, version: 1n };
    const audit = {
      action: "sign_in_policy.changed",
      subject: merchantId,
      ...(before && { before: told(before) }),
      after: told(after),
    };
    const result = change(after, { audit, events: [] });
    return before
      ? result.updates(signInPolicies, before, after)
      : result.inserts(signInPolicies, after);
  });
}

function told({ secondFactor, providerOnly }: SignInPolicy) {
  return { second_factor: secondFactor, provider_only: providerOnly };
}

function requireByProvider({ session }: Context): void {
  if (session?.isByProvider) return;
  throw new DomainError(
    "parameter_invalid",
    "Sign in by the provider first: then it is certain that you still can.",
    { param: "providerOnly" },
  );
}
