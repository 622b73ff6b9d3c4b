import { and, eq, isNotNull } from "drizzle-orm";
import { auditEntries } from "#db/schema/record";
import { narrowed, stretches } from "#db/stretches";
import type { AuditEntry } from "#domain/audit-chain/chain-link";
import { type ListInput, type Page, readPage, valuesIn } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { parseId } from "#platform/ids";

/** Which entries are wanted; what is absent narrows nothing. */
export interface EntryFilter {
  /** `refund.approved`, or `refund.*` for all that begins so. */
  readonly action?: string | undefined;
  /** As entries name it, `person:usr_…`. */
  readonly actor?: string | undefined;
  /** The id of what it was done to. */
  readonly subject?: string | undefined;
  readonly address?: string | undefined;
}

/** A page of the account's entries, along the index of what is asked for. */
export async function pageOfEntries(
  read: Reader,
  list: ListInput,
  { action, actor, subject, address }: EntryFilter,
): Promise<Page<AuditEntry>> {
  const narrowing = narrowed(
    subject === undefined ? undefined : stretches([auditEntries.subject, [subject]]),
    actor === undefined ? undefined : stretches([auditEntries.actor, [actor]]),
    address === undefined
      ? undefined
      : { ...stretches([auditEntries.address, [address]]), where: hasAddress },
    action === undefined
      ? undefined
      : stretches([auditEntries.action, await actionsAmong(read, action)]),
  );
  return readPage(read, auditEntries, { prefix: "aud", list, ...narrowing });
}

const hasAddress = isNotNull(auditEntries.address);

async function actionsAmong(read: Reader, action: string): Promise<readonly string[]> {
  if (!action.endsWith("*")) return [action];
  const beginning = action.slice(0, -1);
  return (await valuesIn(read, auditEntries.action)).filter((one) => one.startsWith(beginning));
}

/** The account's entry of that id. */
export async function findEntry(read: Reader, text: string): Promise<AuditEntry | undefined> {
  const id = parseId("aud", text);
  const [entry] = id
    ? await read.db
        .select()
        .from(auditEntries)
        .where(and(eq(auditEntries.accountId, read.accountId), eq(auditEntries.id, id)))
    : [];
  return entry;
}

/** The actors and the actions that the account's entries name. */
export async function namedIn(read: Reader) {
  const [actors, actions] = await Promise.all([
    valuesIn(read, auditEntries.actor),
    valuesIn(read, auditEntries.action),
  ]);
  return { actors, actions };
}

/** What an actor was called when it last did something. */
export async function latestNameOf(read: Reader, actor: string): Promise<string> {
  const page = await pageOfEntries(read, { limit: 1 }, { actor });
  return page.rows[0]?.actorName ?? actor;
}
