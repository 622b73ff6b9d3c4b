import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";

/** What a program signs with: the public half of its key, or a secret that it shares with us. */
export const signingKeys = pgTable(
  "signing_keys",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("sgk").notNull(),
    /** The id of the API key or application that signs with it. */
    subject: text().notNull(),
    name: text().notNull(),
    /** The one thing it may be used for; a key for requests never proves a token. */
    algorithm: text({
      enum: ["hmac-sha256", "ed25519", "ecdsa-p256-sha256", "rsa-pss-sha512", "ES256", "RS256"],
    }).notNull(),
    /** SubjectPublicKeyInfo in PEM; null for a shared secret. */
    publicKey: text(),
    /** Forgotten when it is revoked. */
    sealedSecret: text(),
    /** SHA-256 of the public key's DER in hex, by which people compare; of a secret, a part. */
    fingerprint: text().notNull(),
    createdBy: id("usr").references(() => people.id),
    createdAt: instant().notNull(),
    /** From then on nothing holds that is signed with it; null until it is revoked. */
    expiresAt: instant(),
    revokedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("signing_keys_by_subject").on(table.accountId, table.subject, table.id),
    check(
      "signing_keys_public_or_shared",
      sql`(${table.algorithm} = 'hmac-sha256') = (${table.publicKey} is null)`,
    ),
    check(
      "signing_keys_secret_forgotten",
      sql`(${table.sealedSecret} is not null)
        = (${table.algorithm} = 'hmac-sha256' and ${table.revokedAt} is null)`,
    ),
  ],
);

/** What was accepted once and may not come again before it ends by itself. */
export const usedNonces = pgTable(
  "used_nonces",
  {
    accountId: accountId(),
    signingKeyId: id("sgk").notNull(),
    /** The nonce of a signature, the id of a token, or a MAC, with a word that says which. */
    nonce: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.signingKeyId, table.nonce] }),
    index("used_nonces_past").on(table.expiresAt),
  ],
);

/** What the installation itself signs with: tokens, answers, webhooks. */
export const issuerKeys = pgTable(
  "issuer_keys",
  {
    id: id("isk").primaryKey(),
    algorithm: text({ enum: ["ES256", "RS256", "Ed25519"] }).notNull(),
    /** Counts the keys of an algorithm from 1 on, so that two processes never make two. */
    number: integer().notNull(),
    /** SubjectPublicKeyInfo in PEM. */
    publicKey: text().notNull(),
    /** Forgotten when it has ended. */
    sealedPrivateKey: text(),
    createdAt: instant().notNull(),
    /** It is published from its making on, and signs once everybody can know it. */
    signsFrom: instant().notNull(),
    /** Until then it is published, for what it has signed; null while no other follows it. */
    endsAt: instant(),
  },
  (table) => [
    unique("issuer_keys_number").on(table.algorithm, table.number),
    check("issuer_keys_number_positive", sql`${table.number} > 0`),
  ],
);
