import type { Account } from "#domain/access/context";
import type { OwnRole } from "#domain/access/rights";
import type { Role } from "#domain/access/roles";
import type { Email } from "#domain/emails/email";
import { isFor, type Notice } from "#domain/notifications/notice";
import type { PersonRow } from "#domain/people/person";
import { type Id, newId } from "#platform/ids";
import { settings } from "#platform/settings";

/** What an e-mail says, in one language. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Whom a letter is for, and in which account it happened. */
export interface Reader {
  readonly personId: Id<"usr">;
  readonly role: Role;
  /** The merchant's own role that they have instead, if so. */
  readonly ownRole?: OwnRole | null;
  readonly email: string;
  readonly locale: PersonRow["locale"];
  readonly timeZone: string;
  readonly account: Account;
  readonly merchantName: string;
}

/** Puts a notice into a person's words; whoever starts the worker brings it. */
export type LetterWriter = (notice: Notice, reader: Reader) => Letter;

/** What has to be told. */
export interface News {
  readonly notice: Notice;
  /** The id of what made it: the same news is told to one person once. */
  readonly cause: Id;
  readonly at: Temporal.Instant;
}

/** The e-mails by which everyone it is for hears of it. */
export function emailsOf(
  { notice, cause, at }: News,
  readers: readonly Reader[],
  write: LetterWriter,
): readonly Email[] {
  const isSent = settings().smtpUrl !== undefined;
  return readers
    .filter((reader) => isFor(notice, reader))
    .map((reader) => ({
      accountId: reader.account.id,
      id: newId("eml", at),
      personId: reader.personId,
      kind: notice.kind,
      cause,
      address: reader.email,
      locale: reader.locale,
      ...write(notice, reader),
      status: isSent ? ("queued" as const) : ("unsent" as const),
      attempts: 0,
      nextAttemptAt: isSent ? at : null,
      lastFailure: null,
      createdAt: at,
      sentAt: null,
      version: 1n,
    }));
}
