import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { rightsOf } from "#domain/access/rights";
import { DomainError } from "#domain/errors/domain-error";
import { listSandboxes } from "#domain/request-replays/list-sandboxes";

/**
 * The person in one of the merchant's sandboxes, with the rights that they have there. Never in a
 * live account: what was asked of one is only ever tried where no money is.
 */
export async function loadSandbox(
  ctx: Context,
  input: { readonly accountId: string },
): Promise<Context> {
  requireScope(ctx, "requests:read");

  const opened = (await listSandboxes(ctx)).find(({ account }) => account.id === input.accountId);
  if (!opened) throw new DomainError("resource_missing", "No such sandbox.", { param: "account" });
  const { account, role, ownRole } = opened;
  const { once: _none, ...who } = ctx;
  const scopes = rightsOf(role, ownRole);
  return { ...who, account, actor: { ...requirePerson(ctx), role }, scopes };
}
