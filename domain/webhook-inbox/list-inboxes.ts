import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { type Inbox, inboxUrl } from "#domain/webhook-inbox/inbox";
import { countMessages, endpointsAt, openInboxes } from "#domain/webhook-inbox/queries";

/** An inbox, how many requests it keeps, and the endpoints of the account that send there. */
export interface ListedInbox {
  readonly inbox: Inbox;
  readonly kept: number;
  readonly endpoints: readonly WebhookEndpoint[];
}

/** The account's open inboxes, newest first; there are only few. */
export async function listInboxes(ctx: Context): Promise<readonly ListedInbox[]> {
  requireScope(ctx, "webhooks:read");

  const read = readerOf(ctx);
  const inboxes = await openInboxes(read);
  const counts = await countMessages(read, inboxes);
  const endpoints = await endpointsAt(read, inboxes.map(inboxUrl));
  return inboxes.map((inbox) => ({
    inbox,
    kept: counts.get(inbox.id) ?? 0,
    endpoints: endpoints.filter(({ url }) => url === inboxUrl(inbox)),
  }));
}
