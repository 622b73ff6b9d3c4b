import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Inbox } from "#domain/webhook-inbox/inbox";
import { dropMessages, loadInbox } from "#domain/webhook-inbox/queries";

/** Empties an inbox; its address and the count of its requests stay. */
export async function clearInbox(
  ctx: Context,
  input: { readonly inboxId: string },
): Promise<Inbox> {
  requireScope(ctx, "webhooks:write");

  const inbox = await commit(ctx, async (read) => {
    const found = await loadInbox(read, input.inboxId);
    return change(found, {
      audit: { action: "webhook_inbox.cleared", subject: found.id },
      events: [],
    });
  });
  await dropMessages(inbox);
  return inbox;
}
