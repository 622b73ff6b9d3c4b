import type { Context } from "#domain/access/context";
import { workerScopes } from "#domain/access/scopes";
import { invariant } from "#domain/errors/invariant";
import { findAccount } from "#domain/merchants/find-account";
import type { Clock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

/** The context in which the worker acts for one account. */
export async function workerContext(accountId: Id<"acct">, clock: Clock): Promise<Context> {
  const account = await findAccount(accountId);
  invariant(account, "the worker acts for accounts that exist");
  return {
    account,
    actor: { kind: "system", id: "worker", name: "Worker" },
    scopes: workerScopes,
    requestId: newId("req", clock()),
    address: null,
    clock,
  };
}
