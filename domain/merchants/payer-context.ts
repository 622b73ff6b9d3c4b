import type { Context } from "#domain/access/context";
import { payerScopes } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";
import { findAccount } from "#domain/merchants/find-account";
import { parseId } from "#platform/ids";

/** What a payer's address names; whether they hold its secret is for the verbs to check. */
export interface PayerAddress {
  readonly accountId: string;
  /** The payment, or the setup intent whose card is to be saved. */
  readonly paymentId: string;
}

/** The context of someone who pays and has no account with us: good for this one payment alone. */
export async function payerContext(
  named: PayerAddress,
  request: Pick<Context, "requestId" | "address" | "clock">,
): Promise<Context> {
  const { requestId, address, clock } = request;
  const accountId = parseId("acct", named.accountId);
  const id = parseId("pi", named.paymentId) ?? parseId("seti", named.paymentId);
  const account = accountId && id && (await findAccount(accountId));
  if (!account) {
    throw new DomainError("resource_missing", "No such payment intent.", { param: "intent" });
  }
  const actor = { kind: "payer", id, name: "Payer" } as const;
  return { account, actor, scopes: payerScopes, requestId, address, clock };
}
