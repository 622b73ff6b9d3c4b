import type { Context } from "#domain/access/context";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { dispatchEvents } from "#domain/outbox/dispatch-events";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { createPayment } from "#domain/payments/create-payment";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { createInbox } from "#domain/webhook-inbox/create-inbox";
import { inboxUrl } from "#domain/webhook-inbox/inbox";
import { listInboxes } from "#domain/webhook-inbox/list-inboxes";
import { seeded } from "#scripts/seed/once";

type At = (at: Temporal.Instant) => Context;

/** What is still open when the demo begins: a link to pay, and payments in doubt. */
export async function leaveOpen(key: At, until: Temporal.Instant): Promise<void> {
  const asked = until.subtract({ minutes: 35 });
  const paymentId = await seeded(key(asked), "seed-link-payment", (ctx) =>
    createPayment(ctx, {
      amountMinor: 128_000n,
      currency: "CNY",
      description: "紫砂壶 手工 240ml",
      metadata: new Map([["order", "T-20001"]]),
    }),
  );
  if (paymentId !== undefined) {
    await seeded(key(asked), "seed-link", (ctx) => createPaymentLink(ctx, { paymentId }));
  }
  for (const outcome of ["review", "late", "lost"]) {
    await seeded(key(until.subtract({ minutes: 12 })), `seed-doubt-${outcome}`, (ctx) =>
      inDoubt(ctx, outcome),
    );
  }
}

function inDoubt(ctx: Context, outcome: string) {
  return askedForPayment(createPayment)(ctx, {
    amountMinor: 68_000n,
    currency: "CNY",
    description: "武夷大红袍 礼盒",
    confirm: true,
    paymentMethodId: "pm_card_unionpay",
    metadata: new Map([["sandbox_outcome", outcome]]),
  });
}

/**
 * Tells nobody of the past, then opens an inbox that is told of everything from now on, and an
 * endpoint where nobody listens.
 */
export async function openReceivers(developer: At, at: Temporal.Instant): Promise<void> {
  while ((await dispatchEvents([])) > 0);
  const ctx = developer(at);
  if ((await listInboxes(ctx)).length > 0) return;
  const inbox = await createInbox(ctx, { name: "Order system" });
  await createEndpoint(ctx, {
    url: inboxUrl(inbox),
    enabledEvents: ["*"],
    description: "The inbox of this sandbox",
  });
  await createEndpoint(ctx, {
    url: "http://127.0.0.1:9/hooks/tollgate",
    enabledEvents: ["payment_intent.*", "refund.*"],
    description: "The old warehouse, where nobody answers",
  });
}
