import type { Account } from "#domain/access/context";
import type { IssuerKey } from "#domain/issuer-keys/issuer-key";
import type { Attempt, DeliveryOfEvent } from "#domain/webhook-deliveries/delivery";
import { sentBody } from "#domain/webhook-deliveries/delivery-view";
import { mayCallLoopback } from "#domain/webhook-endpoints/receiver-url";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { deliveredType, messageSignature } from "#domain/webhook-lanes/message-signature";
import { signatureHeader } from "#domain/webhook-lanes/signature";
import type { Clock } from "#platform/clock";
import { postOutbound } from "#platform/outbound";
import { scrub } from "#platform/scrub";

/** A delivery that was taken out of the queue to be sent now. */
export interface ClaimedDelivery extends DeliveryOfEvent {
  readonly pendingWebhooks: number;
}

/** To whom, and how it is signed. */
export interface Recipient {
  readonly account: Account;
  readonly endpoint: WebhookEndpoint;
  readonly secrets: readonly string[];
  /** What signs the message itself, where the endpoint wants that too. */
  readonly messageKey: IssuerKey | undefined;
}

/** A delivery with what came of sending it. */
export interface PostedDelivery extends ClaimedDelivery {
  readonly attempt: Attempt;
}

const userAgent = "Tollgate-Webhooks/1.0";

/** Sends one event to its endpoint, signed, and tells what came back; it never rejects. */
export async function postDelivery(
  claimed: ClaimedDelivery,
  { account, endpoint, secrets, messageKey }: Recipient,
  clock: Clock,
): Promise<PostedDelivery> {
  const { delivery } = claimed;
  const attemptedAt = clock();
  const body = sentBody(claimed, account);
  const headers = {
    "content-type": deliveredType,
    "stripe-signature": signatureHeader(body, secrets, attemptedAt),
    "user-agent": userAgent,
    ...(messageKey && messageSignature({ url: endpoint.url, body }, messageKey, attemptedAt)),
  };
  const answer = await postOutbound({
    url: endpoint.url,
    body,
    headers,
    lane: endpoint.id,
    allowLoopback: mayCallLoopback(account),
  });
  const attempt: Attempt = {
    accountId: delivery.accountId,
    deliveryId: delivery.id,
    number: delivery.attempts + 1,
    url: endpoint.url,
    attemptedAt,
    durationMs: answer.durationMs,
    status: answer.status,
    failure: answer.failure ?? refusal(answer.status),
    requestHeaders: headers,
    pendingWebhooks: claimed.pendingWebhooks,
    answerHeaders: answer.headers,
    answerExcerpt: scrub(answer.excerpt),
  };
  return { ...claimed, attempt };
}

/** Only a status of success says that the event was received. */
function refusal(status: number | null): string | null {
  return status !== null && status >= 200 && status < 300 ? null : "status";
}
