import type { TransactionSql } from "postgres";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import { insertDeliveries, restartDeliveries, wakeLanes } from "#domain/webhook-deliveries/queries";

/** Puts new deliveries into the queues of their endpoints; one that is there already stays. */
export async function queueDeliveries(
  tx: TransactionSql,
  deliveries: readonly Delivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  // The queues last, for nobody is served while they are held.
  await insertDeliveries(tx, deliveries);
  await wakeLanes(tx, deliveries);
}

/** Puts deliveries into the queues once more; one that has ended there begins anew. */
export async function requeueDeliveries(
  tx: TransactionSql,
  deliveries: readonly Delivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  // The queues before what is in them: whoever touches both locks in this order.
  await wakeLanes(tx, deliveries);
  await restartDeliveries(tx, deliveries);
  await insertDeliveries(tx, deliveries);
}
