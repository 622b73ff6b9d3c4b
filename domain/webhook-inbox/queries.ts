import { and, asc, count, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { database } from "#db/client";
import { webhookInboxes, webhookInboxMessages, webhookInboxTokens } from "#db/schema/webhook-inbox";
import { webhookEndpoints } from "#db/schema/webhooks";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { type Inbox, type InboxMessage, inboxLimits } from "#domain/webhook-inbox/inbox";
import { type Id, idToUuid, parseId } from "#platform/ids";

const table = webhookInboxMessages;

/** The account's inboxes that are open, newest first. */
export function openInboxes(read: Reader): Promise<Inbox[]> {
  return read.db
    .select()
    .from(webhookInboxes)
    .where(and(eq(webhookInboxes.accountId, read.accountId), isNull(webhookInboxes.closedAt)))
    .orderBy(desc(webhookInboxes.id));
}

/** The account's open inbox of that id; refuses if there is none. */
export async function loadInbox(read: Reader, text: string): Promise<Inbox> {
  const id = parseId("whi", text);
  const inbox = id && (await openInboxes(read)).find((one) => one.id === id);
  if (inbox) return inbox;
  throw new DomainError("resource_missing", "No such inbox.", { param: "inboxId" });
}

/** The open inbox behind an address; knowing the address is all the right there is to it. */
export async function inboxOf(token: string): Promise<Inbox> {
  const [found] = await database()
    .select({ inbox: webhookInboxes })
    .from(webhookInboxTokens)
    .innerJoin(
      webhookInboxes,
      and(
        eq(webhookInboxes.accountId, webhookInboxTokens.accountId),
        eq(webhookInboxes.id, webhookInboxTokens.inboxId),
      ),
    )
    .where(and(eq(webhookInboxTokens.token, token), isNull(webhookInboxes.closedAt)));
  if (found) return found.inbox;
  throw new DomainError("resource_missing", "No inbox has this address.");
}

type Place = Pick<Inbox, "accountId" | "id">;

function inInbox({ accountId, id }: Place) {
  return and(eq(table.accountId, accountId), eq(table.inboxId, id));
}

/**
 * Keeps a request under the next number, if the minute has room for it, and says whether it had.
 * The inbox's row is held until the end, so numbers appear in their order to whoever polls.
 */
export async function keepMessage(
  { accountId, id }: Place,
  { headers, body, bytes, receivedAt }: Omit<InboxMessage, "accountId" | "inboxId" | "number">,
): Promise<boolean> {
  const at = sql`${receivedAt.toString()}::timestamptz`;
  const isNewMinute = sql`counted_since <= ${at} - interval '1 minute'`;
  const kept = await database().execute(sql`
    with counted as (
      update webhook_inboxes set
        received = received + 1,
        counted = case when ${isNewMinute} then 1 else counted + 1 end,
        counted_since = case when ${isNewMinute} then ${at} else counted_since end
      where account_id = ${idToUuid(accountId)} and id = ${idToUuid(id)} and closed_at is null
        and (counted < ${inboxLimits.requestsAMinute} or ${isNewMinute})
      returning account_id, id, received)
    insert into webhook_inbox_messages
      (account_id, inbox_id, number, headers, body, bytes, received_at)
    select account_id, id, received, ${JSON.stringify(headers)}::jsonb, ${body}, ${bytes}, ${at}
    from counted returning number`);
  return kept.length > 0;
}

/** Drops what an inbox has beyond its limits, the oldest first. */
export async function dropOldest({ accountId, id }: Place): Promise<void> {
  await database().execute(sql`
    delete from webhook_inbox_messages as message using (
      select number, row_number() over newest as place, sum(bytes) over newest as total
      from webhook_inbox_messages
      where account_id = ${idToUuid(accountId)} and inbox_id = ${idToUuid(id)}
      window newest as (order by number desc)) as kept
    where message.account_id = ${idToUuid(accountId)} and message.inbox_id = ${idToUuid(id)}
      and message.number = kept.number
      and (kept.place > ${inboxLimits.requestsKept} or kept.total > ${inboxLimits.bytesKept})`);
}

/** The requests after that one, oldest first. */
export function messagesAfter(
  inbox: Place,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<InboxMessage[]> {
  return database()
    .select()
    .from(table)
    .where(and(inInbox(inbox), gt(table.number, after)))
    .orderBy(asc(table.number))
    .limit(limit);
}

/** The latest requests, newest first. */
export function latestMessages(inbox: Place, limit: number): Promise<InboxMessage[]> {
  return database()
    .select()
    .from(table)
    .where(inInbox(inbox))
    .orderBy(desc(table.number))
    .limit(limit);
}

/** How many requests each of these inboxes keeps. */
export async function countMessages(
  read: Reader,
  inboxes: readonly Inbox[],
): Promise<ReadonlyMap<Id<"whi">, number>> {
  const counted = await read.db
    .select({ id: table.inboxId, kept: count() })
    .from(table)
    .where(
      and(
        eq(table.accountId, read.accountId),
        inArray(
          table.inboxId,
          inboxes.map(({ id }) => id),
        ),
      ),
    )
    .groupBy(table.inboxId);
  return new Map(counted.map(({ id, kept }) => [id, kept]));
}

/** Forgets every request of an inbox. */
export async function dropMessages(inbox: Place): Promise<void> {
  await database().delete(table).where(inInbox(inbox));
}

/** Forgets requests that came before then, and says how many. */
export async function dropMessagesBefore(then: Temporal.Instant): Promise<number> {
  const dropped = await database()
    .delete(table)
    .where(lt(table.receivedAt, then))
    .returning({ number: table.number });
  return dropped.length;
}

/** The account's endpoints in use that send to one of these addresses. */
export function endpointsAt(read: Reader, urls: readonly string[]): Promise<WebhookEndpoint[]> {
  return read.db
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.accountId, read.accountId),
        isNull(webhookEndpoints.deletedAt),
        inArray(webhookEndpoints.url, [...urls]),
      ),
    );
}
