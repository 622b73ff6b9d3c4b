import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { id, instant, version } from "#db/columns";
import { accounts, merchants } from "#db/schema/merchants";

const roles = ["owner", "admin", "developer", "analyst", "viewer"] as const;

/** Someone who signs in with a browser. */
export const people = pgTable(
  "people",
  {
    id: id("usr").primaryKey(),
    /** Lower case; one person per address. */
    email: text().notNull().unique(),
    name: text().notNull(),
    /** Argon2id in PHC form; null until an invitation is taken up. */
    passwordHash: text(),
    locale: text({ enum: ["en", "zh-CN"] }).notNull(),
    /** An IANA time zone; every time on a page is shown in it. */
    timeZone: text().notNull(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [check("people_email_lower", sql`${table.email} = lower(${table.email})`)],
);

/** Rights under a name, put together by a merchant for people to whom none of ours fits. */
export const customRoles = pgTable(
  "custom_roles",
  {
    merchantId: id("mer")
      .notNull()
      .references(() => merchants.id),
    id: id("rol").notNull(),
    name: text().notNull(),
    scopes: jsonb().$type<readonly string[]>().notNull(),
    createdBy: id("usr").references(() => people.id),
    createdAt: instant().notNull(),
    /** When it was taken away; nobody has it from then on. */
    removedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    uniqueIndex("custom_roles_name")
      .on(table.merchantId, sql`lower(${table.name})`)
      .where(sql`${table.removedAt} is null`),
  ],
);

const membershipStatuses = ["invited", "active", "removed"] as const;

/**
 * What a person may do for a merchant; a removed row stays, for the records that name the person.
 */
export const memberships = pgTable(
  "memberships",
  {
    merchantId: id("mer")
      .notNull()
      .references(() => merchants.id),
    personId: id("usr")
      .notNull()
      .references(() => people.id),
    role: text({ enum: roles }).notNull(),
    /** A role that the merchant made itself, in place of the rights of a viewer. */
    customRoleId: id("rol"),
    /**
     * Only an active one opens anything; it becomes so by the invitation to this merchant alone.
     */
    status: text({ enum: membershipStatuses }).notNull(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.personId] }),
    foreignKey({
      columns: [table.merchantId, table.customRoleId],
      foreignColumns: [customRoles.merchantId, customRoles.id],
    }),
    index("memberships_of_person").on(table.personId),
    check(
      "memberships_custom_role",
      sql`${table.customRoleId} is null or ${table.role} = 'viewer'`,
    ),
    check("memberships_status", sql`${table.status} in ('invited', 'active', 'removed')`),
    check(
      "memberships_role",
      sql`${table.role} in ('owner','admin','developer','analyst','viewer')`,
    ),
  ],
);

/** A link that lets a new person choose a password, once. */
export const invitations = pgTable(
  "invitations",
  {
    merchantId: id("mer")
      .notNull()
      .references(() => merchants.id),
    id: id("inv").notNull(),
    personId: id("usr")
      .notNull()
      .references(() => people.id),
    tokenDigest: text().notNull().unique(),
    invitedBy: id("usr").references(() => people.id),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    createdAt: instant().notNull(),
    /** When the e-mail with the link was written; those of before were passed on by people. */
    toldAt: instant().default(sql`now()`),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    index("invitations_to_tell").on(table.id).where(sql`${table.toldAt} is null`),
  ],
);

/**
 * By what a person can prove who they are; `provider` is one of a merchant, `installation` the
 * operator's own.
 */
export const proofs = [
  "password",
  "totp",
  "passkey",
  "recovery_code",
  "provider",
  "installation",
] as const;

/** One signed-in browser; the cookie's digest is the key, so the table alone opens nothing. */
export const sessions = pgTable(
  "sessions",
  {
    id: id("ses").primaryKey(),
    tokenDigest: text().notNull().unique(),
    personId: id("usr")
      .notNull()
      .references(() => people.id),
    /** The account the person is looking at. */
    accountId: id("acct")
      .notNull()
      .references(() => accounts.id),
    address: text(),
    userAgent: text(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** By what the person signed in; the last step where there were two. */
    provenBy: text({ enum: proofs }).notNull().default("password"),
    /** The external provider that vouched for the person, where it was one. */
    providerId: id("idp"),
    /** When the person last proved in it who they are; sessions from before have to once more. */
    provenAt: instant().notNull().default(sql`'1970-01-01 00:00:00+00'`),
    /** Whether the person had signed in before, but never with such a browser from such a place. */
    isNewDevice: boolean().notNull().default(false),
    /** When the person was told of the new device, or it was seen that they want no such e-mail. */
    newDeviceToldAt: instant(),
    version: version(),
  },
  (table) => [
    index("sessions_of_person").on(table.personId, table.id),
    index("sessions_to_sweep").on(table.expiresAt),
    index("sessions_to_tell")
      .on(table.id)
      .where(sql`${table.isNewDevice} and ${table.newDeviceToldAt} is null`),
  ],
);

/** Failed sign-ins per e-mail address or network, for the lock-out. */
export const signInFailures = pgTable("sign_in_failures", {
  /** `email:` or `network:` and a digest; unknown addresses count the same as known ones. */
  subject: text().primaryKey(),
  failures: integer().notNull(),
  lastFailedAt: instant().notNull(),
  lockedUntil: instant(),
});
