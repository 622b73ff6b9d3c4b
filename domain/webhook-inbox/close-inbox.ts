import { webhookInboxes } from "#db/schema/webhook-inbox";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Inbox } from "#domain/webhook-inbox/inbox";
import { dropMessages, loadInbox } from "#domain/webhook-inbox/queries";

/** Ends an inbox for good: its address leads nowhere from now on, and its requests are gone. */
export async function closeInbox(
  ctx: Context,
  input: { readonly inboxId: string },
): Promise<Inbox> {
  requireScope(ctx, "webhooks:write");

  const closed = await commit(ctx, async (read) => {
    const inbox = await loadInbox(read, input.inboxId);
    const after = next(inbox, { closedAt: read.now });
    const audit = { action: "webhook_inbox.closed", subject: inbox.id };
    return change(after, { audit, events: [] }).updates(webhookInboxes, inbox, after);
  });
  await dropMessages(closed);
  return closed;
}
