import { actorText } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { commit } from "#domain/changes/commit";
import { loadDoubt } from "#domain/channel-operations/queries";
import { settlement } from "#domain/channel-operations/settlement";
import type { Operation } from "#domain/channels/operation";
import { DomainError } from "#domain/errors/domain-error";
import type { Id } from "#platform/ids";

export interface SettleByHandInput {
  readonly operationId: string;
  /** What the person has found out at the channel. */
  readonly wentThrough: boolean;
  /** How they know. */
  readonly reason: string;
}

/** A person settles what the channel wants one to; never the one who asked for it. */
export async function settleByHand(ctx: Context, input: SettleByHandInput): Promise<Operation> {
  requireScope(ctx, "payments:settle");
  const person = requirePerson(ctx);
  const reason = input.reason.trim();
  if (reason === "") {
    throw new DomainError("reason_required", "Say how you know what became of it.", {
      param: "reason",
    });
  }

  return commit(ctx, async (read) => {
    const doubt = await loadDoubt(read, input.operationId);
    requireHand(doubt.operation, person.id);
    const state = input.wentThrough ? "succeeded" : "failed";
    const message = { source: "person", state, reason, by: actorText(ctx.actor) } as const;
    const told = { message, account: ctx.account, at: read.now, settledBy: person.id };
    return settlement(doubt, told, ({ operation }) => operation);
  });
}

function requireHand(operation: Operation, personId: Id<"usr">): void {
  if (operation.state !== "needs_person") {
    throw new DomainError(
      "payment_intent_unexpected_state",
      "This does not wait for a person: it has ended, or the channel is still being asked.",
    );
  }
  if (operation.requestedBy !== personId) return;
  throw new DomainError("self_approval", "Someone else must settle what you asked for.");
}
