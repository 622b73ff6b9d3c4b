import type { TransactionSql } from "postgres";
import type { StoredEvent } from "#domain/event-log/event";
import { addVolumes } from "#domain/outbox/queries";

/** What came of some payments of one account, one currency and one quarter of an hour. */
export interface PaymentVolume {
  readonly accountId: StoredEvent["accountId"];
  readonly startedAt: Temporal.Instant;
  /** As the API writes it. */
  readonly currency: string;
  readonly capturedMinor: bigint;
}

const quarterSeconds = 900;

/**
 * Adds payments that have succeeded to the volume of when they were asked for: as their events
 * leave the outbox, so that each is either still in it or counted, and no payment waits for it.
 */
export async function countVolume(
  tx: TransactionSql,
  events: readonly StoredEvent[],
): Promise<void> {
  const succeeded = events.filter(({ type }) => type === "payment_intent.succeeded");
  if (succeeded.length > 0) await addVolumes(tx, succeeded.map(volumeOf));
}

function volumeOf({ accountId, object }: StoredEvent): PaymentVolume {
  const created = Number(object.created);
  const startedAt = (created - (created % quarterSeconds)) * 1000;
  return {
    accountId,
    startedAt: Temporal.Instant.fromEpochMilliseconds(startedAt),
    currency: String(object.currency),
    capturedMinor: BigInt(String(object.amount_received)),
  };
}
