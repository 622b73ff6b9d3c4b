import type { Person } from "#domain/access/actor";
import { type Email, linkSecretMark } from "#domain/emails/email";
import type { Letter, Reader } from "#domain/notifications/letter";
import { newId } from "#platform/ids";
import { settings } from "#platform/settings";

/** What brings somebody a secret link: into a team, back in, or against who has taken over. */
export type AccessNotice =
  | {
      readonly kind: "invitation";
      readonly inviterName: Person["name"] | null;
      /** What the role is called; null for one of ours, which has a word in each language. */
      readonly ownRoleName: string | null;
      readonly expiresAt: Temporal.Instant;
      readonly path: `/${string}`;
    }
  | {
      readonly kind: "password_reset";
      readonly expiresAt: Temporal.Instant;
      readonly path: `/${string}`;
    }
  | {
      readonly kind: "password_changed";
      readonly at: Temporal.Instant;
      /** Like `Firefox, Windows`; null where it is not known. */
      readonly device: string | null;
      readonly address: string | null;
      readonly path: `/${string}`;
    };

/** Puts it into the words of whom it is for; whoever starts the worker brings it. */
export type AccessLetterWriter = (notice: AccessNotice, reader: Reader) => Letter;

/** Where a link leads, with the mark in the place of its secret. */
export function secretPath(page: "welcome" | "reset-password"): `/${string}` {
  return `/${page}/${linkSecretMark}`;
}

interface Written {
  readonly letter: Letter;
  readonly reader: Reader;
  readonly kind: AccessNotice["kind"];
  readonly cause: string;
  readonly at: Temporal.Instant;
}

/** The e-mail as it is kept until it is handed in. */
export function accessEmail({ letter, reader, kind, cause, at }: Written): Email {
  const isSent = settings().smtpUrl !== undefined;
  return {
    accountId: reader.account.id,
    id: newId("eml", at),
    personId: reader.personId,
    kind,
    cause,
    address: reader.email,
    locale: reader.locale,
    ...letter,
    status: isSent ? "queued" : "unsent",
    attempts: 0,
    nextAttemptAt: isSent ? at : null,
    lastFailure: null,
    createdAt: at,
    sentAt: null,
    version: 1n,
  };
}
