import { dropMessages, inboxOf } from "#domain/webhook-inbox/queries";

/** Forgets what came to an inbox: for programs that begin a test anew. */
export async function emptyInbox(token: string): Promise<void> {
  await dropMessages(await inboxOf(token));
}
