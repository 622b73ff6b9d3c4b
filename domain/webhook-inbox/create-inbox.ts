import { z } from "zod";
import { webhookInboxes, webhookInboxTokens } from "#db/schema/webhook-inbox";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { type Inbox, inboxLimits } from "#domain/webhook-inbox/inbox";
import { openInboxes } from "#domain/webhook-inbox/queries";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";

export const CreateInboxInput = z.object({ name: z.string().trim().min(1).max(100) });

/** Opens a place that takes webhooks, in a sandbox; its address is known to the account alone. */
export async function createInbox(
  ctx: Context,
  { name }: z.output<typeof CreateInboxInput>,
): Promise<Inbox> {
  requireScope(ctx, "webhooks:write");

  if (ctx.account.mode === "live") {
    throw new DomainError("parameter_invalid", "Inboxes are there in sandbox accounts only.");
  }
  return commit(ctx, async (read) => {
    if ((await openInboxes(read)).length >= inboxLimits.inboxes) {
      throw new DomainError(
        "inbox_limit_reached",
        `An account can have ${inboxLimits.inboxes} inboxes. Close one first.`,
      );
    }
    const inbox: Inbox = {
      accountId: read.accountId,
      id: newId("whi", read.now),
      name,
      token: randomToken(),
      createdAt: read.now,
      closedAt: null,
      received: 0,
      countedSince: read.now,
      counted: 0,
      version: 1n,
    };
    const { accountId, id, token } = inbox;
    const audit = { action: "webhook_inbox.created", subject: id, after: { name } };
    return change(inbox, { audit, events: [] })
      .inserts(webhookInboxes, inbox)
      .inserts(webhookInboxTokens, { token, accountId, inboxId: id });
  });
}
