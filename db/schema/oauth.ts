import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts, merchants } from "#db/schema/merchants";
import { people } from "#db/schema/people";

const statuses = ["waiting", "approved", "rejected", "suspended"] as const;
const clientAuthentications = [
  "client_secret_basic",
  "client_secret_post",
  "private_key_jwt",
  "none",
] as const;

/** A program that people may let act for their accounts; its id is its public client id. */
export const applications = pgTable(
  "applications",
  {
    id: id("app").primaryKey(),
    /** Where it was registered, and what it acts for in its own name. */
    accountId: accountId().references(() => accounts.id),
    merchantId: id("mer")
      .notNull()
      .references(() => merchants.id),
    name: text().notNull(),
    description: text().notNull(),
    /** A picture as a `data:` address; null for none. */
    logo: text(),
    redirectUris: jsonb().$type<readonly string[]>().notNull(),
    /** The most it can be allowed. */
    scopes: jsonb().$type<readonly string[]>().notNull(),
    /** How it proves at the token endpoint who it is, in the words of RFC 8414. */
    authentication: text({ enum: clientAuthentications }).notNull(),
    /** Its public keys, a JSON Web Key Set as text; null where it proves itself otherwise. */
    publicKeys: text(),
    /** Its access tokens are good only together with a key that it holds (RFC 9449). */
    isBoundToKey: boolean().notNull(),
    status: text({ enum: statuses }).notNull(),
    /** Opened by the operator to the accounts of every merchant. */
    isForEveryone: boolean().notNull(),
    /** Grants that RFC 9700 warns of; an admin has expressly allowed them. */
    allowsImplicit: boolean().notNull(),
    allowsPassword: boolean().notNull(),
    registeredBy: id("usr")
      .notNull()
      .references(() => people.id),
    /** Whoever last said what it is; approving that takes somebody else. */
    submittedBy: id("usr")
      .notNull()
      .references(() => people.id),
    reviewedBy: id("usr").references(() => people.id),
    /** Approved by one of those two, because nobody else in the team could. */
    isSelfReviewed: boolean().notNull(),
    reviewedAt: instant(),
    reviewReason: text(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    index("applications_of_account").on(table.accountId, table.id),
    index("applications_of_merchant").on(table.merchantId, table.id),
    check(
      "applications_status",
      sql`${table.status} in ('waiting', 'approved', 'rejected', 'suspended')`,
    ),
    check(
      "applications_four_eyes",
      sql`${table.status} <> 'approved' or ${table.isSelfReviewed}
        or (${table.reviewedBy} is not null
          and ${table.reviewedBy} not in (${table.registeredBy}, ${table.submittedBy}))`,
    ),
    check(
      "applications_keys",
      sql`(${table.authentication} = 'private_key_jwt') = (${table.publicKeys} is not null)`,
    ),
  ],
);

/** What an application proves itself with; the secret itself is never stored. */
export const applicationSecrets = pgTable(
  "application_secrets",
  {
    id: id("aps").primaryKey(),
    applicationId: id("app")
      .notNull()
      .references(() => applications.id),
    digest: text().notNull().unique(),
    /** The last characters: enough to recognise it, useless to call with. */
    hint: text().notNull(),
    createdBy: id("usr")
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    /** From then on it proves nothing; null for the one in use. */
    endsAt: instant(),
    version: version(),
  },
  (table) => [index("application_secrets_of_application").on(table.applicationId, table.id)],
);

/** That a person lets an application act for an account, and what it may do there. */
export const applicationGrants = pgTable(
  "application_grants",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("apg").notNull(),
    applicationId: id("app")
      .notNull()
      .references(() => applications.id),
    personId: id("usr")
      .notNull()
      .references(() => people.id),
    scopes: jsonb().$type<readonly string[]>().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex("application_grants_by_id").on(table.id),
    uniqueIndex("application_grants_one_open")
      .on(table.accountId, table.applicationId, table.personId)
      .where(sql`${table.revokedAt} is null`),
  ],
);

/**
 * What the protocol keeps: codes, tokens, sessions, requests and what may come only once. Found by
 * a keyed digest and sealed, so the table alone opens nothing.
 */
export const oauthArtefacts = pgTable(
  "oauth_artefacts",
  {
    digest: text().primaryKey(),
    kind: text().notNull(),
    ciphertext: text().notNull(),
    applicationId: id("app"),
    grantId: id("apg"),
    /** The digest of the authorization that it came from; all of one end together. */
    familyDigest: text(),
    /** A second name by which a session is found. */
    uidDigest: text(),
    /** The signed-in browser that a session of the protocol lives and ends with. */
    sessionDigest: text(),
    consumedAt: instant(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    index("oauth_artefacts_to_sweep").on(table.expiresAt),
    index("oauth_artefacts_of_family")
      .on(table.familyDigest)
      .where(sql`${table.familyDigest} is not null`),
    uniqueIndex("oauth_artefacts_by_uid")
      .on(table.uidDigest)
      .where(sql`${table.uidDigest} is not null`),
  ],
);
