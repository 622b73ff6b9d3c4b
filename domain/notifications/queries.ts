import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { database } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import { bankAccounts } from "#db/schema/bank-accounts";
import { accounts, merchants } from "#db/schema/merchants";
import { emails, notificationPreferences } from "#db/schema/notifications";
import { customRoles, memberships, people, sessions } from "#db/schema/people";
import { refunds } from "#db/schema/refunds";
import type { ApiKey } from "#domain/api-keys/api-key";
import type { StoredBankAccount } from "#domain/bank-accounts/bank-account";
import type { Reader as AccountReader } from "#domain/changes/reader";
import { insertStatements } from "#domain/changes/statements";
import type { Email } from "#domain/emails/email";
import { DomainError } from "#domain/errors/domain-error";
import type { Reader } from "#domain/notifications/letter";
import type { NoticeKind } from "#domain/notifications/notice";
import type { Refund } from "#domain/refunds/refund";
import type { SessionRow } from "#domain/sessions/session";
import { type Id, parseId } from "#platform/ids";

/** Everyone in the team of an account who has not said no to this kind of e-mail. */
export async function readersOf(
  accountId: Id<"acct">,
  kind: NoticeKind,
): Promise<readonly Reader[]> {
  return database()
    .select({
      personId: people.id,
      role: memberships.role,
      ownRole: { name: customRoles.name, scopes: customRoles.scopes },
      email: people.email,
      locale: people.locale,
      timeZone: people.timeZone,
      account: accounts,
      merchantName: merchants.name,
    })
    .from(accounts)
    .innerJoin(merchants, eq(merchants.id, accounts.merchantId))
    .innerJoin(memberships, eq(memberships.merchantId, accounts.merchantId))
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(
      customRoles,
      and(
        eq(customRoles.merchantId, memberships.merchantId),
        eq(customRoles.id, memberships.customRoleId),
      ),
    )
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.personId, people.id), eq(notificationPreferences.kind, kind)),
    )
    .where(
      and(
        eq(accounts.id, accountId),
        eq(memberships.status, "active"),
        or(isNull(notificationPreferences.isOn), notificationPreferences.isOn),
      ),
    )
    .orderBy(people.id);
}

/** Keeps e-mails, but for those that their cause has made before. */
export async function keepEmails(tx: TransactionSql, rows: readonly Email[]): Promise<void> {
  for (const { text, parameters } of insertStatements(
    rows.map((row) => ({ table: emails, row })),
  )) {
    const columns = [...parameters];
    await tx.unsafe(`${text} on conflict on constraint emails_once do nothing`, columns);
  }
}

/** An object of this account by its id, where an event of the account has named it. */
interface Named {
  readonly accountId: Id<"acct">;
  readonly objectId: string;
}

/** The refund an event is about, if it still waits for people. */
export async function waitingRefund({ accountId, objectId }: Named): Promise<Refund | undefined> {
  const id = parseId("re", objectId);
  if (!id) return undefined;
  const [refund] = await database()
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.accountId, accountId),
        eq(refunds.id, id),
        eq(refunds.status, "pending"),
        sql`${refunds.approvalsRequired} > ${refunds.approvalsGiven}`,
      ),
    );
  return refund;
}

/** The bank account an event is about, if it still waits for a second person. */
export async function waitingBankAccount({
  accountId,
  objectId,
}: Named): Promise<StoredBankAccount | undefined> {
  const id = parseId("ba", objectId);
  if (!id) return undefined;
  const [bankAccount] = await database()
    .select()
    .from(bankAccounts)
    .where(
      and(
        eq(bankAccounts.accountId, accountId),
        eq(bankAccounts.id, id),
        eq(bankAccounts.status, "waiting"),
        isNull(bankAccounts.removedAt),
      ),
    );
  return bankAccount;
}

/** The key an event is about, if it still opens something. */
export async function livingKey({ accountId, objectId }: Named): Promise<ApiKey | undefined> {
  const id = parseId("key", objectId);
  if (!id) return undefined;
  const [key] = await database()
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, accountId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));
  return key;
}

/** What an actor is called whom a record names as `person:usr_…` or `api_key:key_…`. */
export async function nameOfActor(accountId: Id<"acct">, actor: string): Promise<string> {
  const named = actor.slice(actor.indexOf(":") + 1);
  const personId = parseId("usr", named);
  const keyId = parseId("key", named);
  const [found] = personId
    ? await database().select({ name: people.name }).from(people).where(eq(people.id, personId))
    : await database()
        .select({ name: apiKeys.name })
        .from(apiKeys)
        .where(and(eq(apiKeys.accountId, accountId), keyId ? eq(apiKeys.id, keyId) : sql`false`));
  return found?.name ?? actor;
}

/** The session of that id, while it looks at this account. */
export async function loadSession(read: AccountReader, text: string): Promise<SessionRow> {
  const id = parseId("ses", text);
  const [session] = id
    ? await read.db
        .select()
        .from(sessions)
        .where(and(eq(sessions.accountId, read.accountId), eq(sessions.id, id)))
    : [];
  if (session) return session;
  throw new DomainError("resource_missing", "No such session.", { param: "sessionId" });
}

/** A sign-in from a new device of which its person was not told. */
export type SessionToTell = Pick<SessionRow, "accountId" | "id">;

const batchSize = 100;

/** The next sign-ins from new devices that were not told of, oldest first. */
export function newDevicesToTell(after: SessionToTell | undefined): Promise<SessionToTell[]> {
  return database()
    .select({ accountId: sessions.accountId, id: sessions.id })
    .from(sessions)
    .where(
      and(
        sessions.isNewDevice,
        isNull(sessions.newDeviceToldAt),
        after && gt(sessions.id, after.id),
      ),
    )
    .orderBy(sessions.id)
    .limit(batchSize);
}

type PreferenceRow = typeof notificationPreferences.$inferSelect;

/** What a person has said to the kinds of e-mail. */
export function preferencesOf(read: AccountReader, personId: Id<"usr">): Promise<PreferenceRow[]> {
  return read.db
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.personId, personId));
}
