import { blockedTraffic } from "#db/schema/floods";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { type BlockedTraffic, letThroughHours } from "#domain/floods/address-block";
import { findTraffic } from "#domain/floods/queries";

export interface LetThroughInput {
  readonly address: string;
  /** False takes it back. */
  readonly letThrough: boolean;
}

/**
 * Lets the account's own keys come through from a blocked address for a day. The block itself
 * stands: it protects all accounts, so it is lifted by the operator alone.
 */
export async function letThrough(ctx: Context, input: LetThroughInput): Promise<BlockedTraffic> {
  requireScope(ctx, "rate_limits:write");
  const { id } = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const found = await findTraffic(read, input.address);
    if (!found) {
      throw new DomainError("resource_missing", "No such block.", { param: "address" });
    }
    const before = found.traffic;
    const letThroughUntil = input.letThrough ? read.now.add({ hours: letThroughHours }) : null;
    const after = next(before, { letThroughUntil, letThroughBy: input.letThrough ? id : null });
    const audit = {
      action: "address_block.changed",
      subject: before.address,
      before: { letThroughUntil: before.letThroughUntil?.toString() ?? null },
      after: { letThroughUntil: letThroughUntil?.toString() ?? null },
    };
    return change(after, { audit, events: [] }).updates(blockedTraffic, before, after);
  });
}
