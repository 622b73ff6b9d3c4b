import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { signingSecrets } from "#domain/webhook-endpoints/signing-secrets";
import { checkSignature, type SignatureVerdict } from "#domain/webhook-inbox/check-signature";
import { type InboxMessage, inboxUrl } from "#domain/webhook-inbox/inbox";
import { endpointsAt, latestMessages, loadInbox } from "#domain/webhook-inbox/queries";

/** A request and what its signature is worth. */
export interface CheckedMessage {
  readonly message: InboxMessage;
  readonly signature: SignatureVerdict;
}

export interface ListMessagesInput {
  readonly inboxId: string;
  readonly limit: number;
}

/** The latest requests of an inbox, newest first, checked with the secrets of who sends there. */
export async function listMessages(
  ctx: Context,
  { inboxId, limit }: ListMessagesInput,
): Promise<readonly CheckedMessage[]> {
  requireScope(ctx, "webhooks:read");

  const read = readerOf(ctx);
  const inbox = await loadInbox(read, inboxId);
  const messages = await latestMessages(inbox, limit);
  const endpoints = await endpointsAt(read, [inboxUrl(inbox)]);
  const secrets = await Promise.all(
    endpoints.map((endpoint) => signingSecrets(endpoint, read.now)),
  );
  const present = secrets.flatMap((ofEndpoint) => ofEndpoint.slice(0, 1));
  const former = secrets.flatMap((ofEndpoint) => ofEndpoint.slice(1));
  return messages.map((message) => {
    const { headers, body, receivedAt } = message;
    const request = { header: headers["stripe-signature"], body, receivedAt };
    return { message, signature: checkSignature(request, { present, former }) };
  });
}
