import type { Context } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";
import { openedBody } from "#domain/idempotency/kept-body";
import { findIdempotencyRecord } from "#domain/idempotency/queries";
import { Replay } from "#domain/idempotency/replay";

/** Throws the stored answer if the request's key was used before, for the same request. */
export async function replayIfKnown(ctx: Context): Promise<void> {
  if (!ctx.once || ctx.once.isClaimed) return;
  const record = await findIdempotencyRecord(ctx, ctx.once.key);
  if (!record) return;
  if (record.fingerprint !== ctx.once.fingerprint) {
    throw new DomainError(
      "idempotency_key_reused",
      `The idempotency key ${ctx.once.key} was first used with other parameters. ` +
        "Keys can only be used again with the very same request.",
    );
  }
  if (record.awaitedUntil && Temporal.Instant.compare(ctx.clock(), record.awaitedUntil) < 0) {
    throw new DomainError(
      "idempotency_key_in_use",
      "The request that first used this idempotency key is still being answered. Try again.",
    );
  }
  const body = openedBody({ account: ctx.account, once: ctx.once }, record.body);
  throw new Replay({ status: record.status, body }, record.requestId);
}
