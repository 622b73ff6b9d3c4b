import { type InboxMessage, inboxLimits } from "#domain/webhook-inbox/inbox";
import { inboxOf, messagesAfter } from "#domain/webhook-inbox/queries";

/** From which request on, and how many at most. */
export interface ReadMessagesInput {
  /** The number of the last request that is known already. */
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
}

/** Oldest first, and whether there are more. */
export interface ReadMessages {
  readonly messages: readonly InboxMessage[];
  readonly hasMore: boolean;
}

/** What came to an inbox after a request that is known: for programs that poll. */
export async function readMessages(
  token: string,
  { after = 0, limit = inboxLimits.requestsKept }: ReadMessagesInput,
): Promise<ReadMessages> {
  const found = await messagesAfter(await inboxOf(token), { after, limit: limit + 1 });
  return { messages: found.slice(0, limit), hasMore: found.length > limit };
}
