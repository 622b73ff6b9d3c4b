import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { id, instant, version } from "#db/columns";
import { merchants } from "#db/schema/merchants";
import { people } from "#db/schema/people";

const whose = () =>
  id("usr")
    .notNull()
    .references(() => people.id);
const ofMerchant = () =>
  id("mer")
    .notNull()
    .references(() => merchants.id);

/** A clock-driven code generator of a person (RFC 6238); one that is not confirmed counts not. */
export const totpFactors = pgTable("totp_factors", {
  /** The person's own id: everyone has one generator at the most. */
  id: whose().primaryKey(),
  /** Sealed in the vault, bound to the person. */
  sealedSecret: text().notNull(),
  /** The latest step whose code was taken: no code of it or before is taken again. */
  lastStep: bigint({ mode: "bigint" }).notNull(),
  createdAt: instant().notNull(),
  /** When the person showed that their device makes the same codes. */
  confirmedAt: instant(),
  version: version(),
});

/** A key pair whose private half never leaves the person's device (WebAuthn). */
export const passkeys = pgTable(
  "passkeys",
  {
    personId: whose(),
    id: id("pky").notNull(),
    /** What the device knows it by, in base64url. */
    credentialId: text().notNull().unique(),
    /** The public half as COSE, in base64url. */
    publicKey: text().notNull(),
    /** How often the device has signed with it, where it counts. */
    counter: bigint({ mode: "bigint" }).notNull(),
    transports: jsonb().$type<readonly string[]>().notNull(),
    name: text().notNull(),
    /** Whether the device keeps it elsewhere too, so that losing the device does not lose it. */
    isSynced: boolean().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    removedAt: instant(),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id] })],
);

/**
 * A code for the day on which every other factor is lost; each opens once. New codes stand in the
 * lines of the old ones, so that nobody ever has more than one list.
 */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: whose(),
    /** From 1 to 10 on the person's list. */
    line: integer().notNull(),
    digest: text().notNull(),
    createdAt: instant().notNull(),
    /** When it was used. */
    spentAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.line] }),
    check("recovery_codes_line", sql`${table.line} between 1 and 10`),
  ],
);

/** What a ticket leads to. */
export const ticketPurposes = [
  "second_step",
  "passkey_challenge",
  "password_reset",
  "provider_sign_in",
] as const;

/** What leads one step further, once and for a while; its secret follows from its id. */
export const oneTimeTickets = pgTable(
  "one_time_tickets",
  {
    id: id("tkt").primaryKey(),
    purpose: text({ enum: ticketPurposes }).notNull(),
    personId: id("usr").references(() => people.id),
    /** What the step needs that began before: never a secret. */
    data: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** When the e-mail with it was written, where it goes by e-mail. */
    toldAt: instant(),
    version: version(),
  },
  (table) => [
    index("one_time_tickets_to_sweep").on(table.expiresAt),
    index("one_time_tickets_to_tell")
      .on(table.id)
      .where(sql`${table.purpose} = 'password_reset' and ${table.toldAt} is null`),
  ],
);

/** Who must have a second factor. */
export const secondFactorRules = ["optional", "admins", "everyone"] as const;

/** How the people of a merchant sign in; without a row, by password and what they like beside. */
export const signInPolicies = pgTable(
  "sign_in_policies",
  {
    merchantId: ofMerchant().primaryKey(),
    secondFactor: text({ enum: secondFactorRules }).notNull(),
    /** Whether its external provider is the only way in. */
    providerOnly: boolean().notNull(),
    version: version(),
  },
  (table) => [
    check(
      "sign_in_policies_second_factor",
      sql`${table.secondFactor} in ('optional', 'admins', 'everyone')`,
    ),
  ],
);

/** An OpenID provider that vouches for people of a merchant. */
export const identityProviders = pgTable(
  "identity_providers",
  {
    merchantId: ofMerchant(),
    id: id("idp").notNull(),
    name: text().notNull(),
    /** An https address; what it says of itself is read from there. */
    issuer: text().notNull(),
    clientId: text().notNull(),
    /** The client secret, sealed in the vault and bound to merchant and provider. */
    sealedSecret: text().notNull(),
    createdBy: id("usr").references(() => people.id),
    createdAt: instant().notNull(),
    removedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.id] }),
    unique("identity_providers_id").on(table.id),
  ],
);

/** Whom a provider means by one of its subjects; made once, by a verified e-mail address. */
export const externalIdentities = pgTable(
  "external_identities",
  {
    merchantId: ofMerchant(),
    providerId: id("idp").notNull(),
    subject: text().notNull(),
    personId: whose(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.providerId, table.subject] }),
    foreignKey({
      columns: [table.merchantId, table.providerId],
      foreignColumns: [identityProviders.merchantId, identityProviders.id],
    }),
  ],
);

/** Whom the operator's provider means by one of its subjects; made by a verified address. */
export const installationIdentities = pgTable(
  "installation_identities",
  {
    /** The provider's name for itself: subjects of another one mean nobody. */
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: whose(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);
