import { webhookAttempts, webhookDeliveries } from "#db/schema/webhooks";
import type { Context } from "#domain/access/context";
import { listEvents } from "#domain/event-log/list-events";
import { type Attempt, type Delivery, newDelivery } from "#domain/webhook-deliveries/delivery";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { signatureHeader } from "#domain/webhook-lanes/signature";
import { insertRows } from "#e2e/support/account";

const url = "https://orders.maximiliane-von-hohenberg.example/integrations/tollgate/webhooks";

/** A delivery that has failed twice, to an endpoint that no worker will find anything for. */
export async function aFailedDelivery(ctx: Context): Promise<Delivery> {
  const { endpoint } = await createEndpoint(ctx, {
    url,
    enabledEvents: ["payout.reconciled"],
    description: "订单系统 Order system",
  });
  const { rows } = await listEvents(ctx, { limit: 1, types: ["refund.*"] });
  const [told] = rows;
  if (!told) throw new Error("a shop has a refund");
  const now = ctx.clock();
  const failed = { state: "failed", nextAttemptAt: null, finishedAt: now } as const;
  const delivery: Delivery = {
    ...newDelivery(endpoint, told.event, now),
    ...failed,
    attempts: 2,
    tries: 2,
    lastStatus: 500,
    lastFailure: "status",
  };
  await insertRows([
    { table: webhookDeliveries, row: delivery },
    { table: webhookAttempts, row: attempt(delivery, { number: 1, failure: "timeout" }) },
    { table: webhookAttempts, row: attempt(delivery, { number: 2, failure: "status" }) },
  ]);
  return delivery;
}

function attempt(
  { accountId, id, createdAt }: Delivery,
  { number, failure }: Pick<Attempt, "number" | "failure">,
): Attempt {
  const hasAnswer = failure === "status";
  return {
    accountId,
    deliveryId: id,
    number,
    url,
    attemptedAt: createdAt,
    durationMs: hasAnswer ? 132 : 10_000,
    status: hasAnswer ? 500 : null,
    failure,
    requestHeaders: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signatureHeader("{}", ["whsec_test"], createdAt),
    },
    pendingWebhooks: 1,
    answerHeaders: hasAnswer ? { "content-type": "text/html" } : {},
    answerExcerpt: hasAnswer ? "<h1>Internal Server Error</h1>" : "",
  };
}
