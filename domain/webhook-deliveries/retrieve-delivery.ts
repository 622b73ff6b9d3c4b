import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { DeliveryStory } from "#domain/webhook-deliveries/delivery-view";
import { attemptsOf, findDelivery } from "#domain/webhook-deliveries/queries";
import { loadEndpoint } from "#domain/webhook-endpoints/load-endpoint";

export interface RetrieveDeliveryInput {
  readonly endpointId: string;
  readonly deliveryId: string;
}

/** One delivery with every attempt: what was sent, what came back, and when the next one is. */
export async function retrieveDelivery(
  ctx: Context,
  input: RetrieveDeliveryInput,
): Promise<DeliveryStory> {
  requireScope(ctx, "webhooks:read");

  const read = readerOf(ctx);
  const endpoint = await loadEndpoint(read, input.endpointId);
  const found = await findDelivery(read, endpoint, input.deliveryId);
  if (!found) {
    throw new DomainError("resource_missing", "No such webhook delivery.", { param: "delivery" });
  }
  return { ...found, attempts: await attemptsOf(read, found.delivery) };
}
