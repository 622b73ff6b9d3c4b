import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { DomainError } from "#domain/errors/domain-error";
import { floodAddress } from "#domain/floods/flood-address";
import { endBlock } from "#domain/floods/queries";
import { log } from "#platform/log";

/** What the operator's commands say of who acts. */
type Operator = Pick<Context, "actor" | "scopes">;

/** Ends the block of an address for every account, in every process within moments. */
export async function liftBlock(ctx: Operator, address: string): Promise<void> {
  requireScope(ctx, "floods:lift");

  const name = address.includes("/") ? address : floodAddress(address);
  if (!(await endBlock(name))) throw new DomainError("resource_missing", "No such block.");
  log().warn({ address: name, by: ctx.actor.id }, "The block of an address was lifted.");
}
