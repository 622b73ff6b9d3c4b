import { and, asc, desc, eq, gt, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { database } from "#db/client";
import { issuerKeys } from "#db/schema/signatures";
import type { IssuerAlgorithm, StoredIssuerKey } from "#domain/issuer-keys/issuer-key";

/** The keys that are published now, oldest first. */
export function listPublished(now: Temporal.Instant): Promise<readonly StoredIssuerKey[]> {
  return database()
    .select()
    .from(issuerKeys)
    .where(
      and(
        isNotNull(issuerKeys.sealedPrivateKey),
        or(isNull(issuerKeys.endsAt), gt(issuerKeys.endsAt, now)),
      ),
    )
    .orderBy(asc(issuerKeys.algorithm), asc(issuerKeys.number));
}

/** The key of the highest number, if that algorithm has one. */
export async function findNewest(algorithm: IssuerAlgorithm): Promise<StoredIssuerKey | undefined> {
  const [key] = await database()
    .select()
    .from(issuerKeys)
    .where(eq(issuerKeys.algorithm, algorithm))
    .orderBy(desc(issuerKeys.number))
    .limit(1);
  return key;
}

/** Adds a key, unless another process has made the one of that number: whether it was added. */
export async function addKey(key: StoredIssuerKey): Promise<boolean> {
  const added = await database()
    .insert(issuerKeys)
    .values(key)
    .onConflictDoNothing({ target: [issuerKeys.algorithm, issuerKeys.number] })
    .returning({ id: issuerKeys.id });
  return added.length === 1;
}

/** Has all other keys of its algorithm end then, those that end sooner as before. */
export async function endOthers(
  { id, algorithm }: Pick<StoredIssuerKey, "id" | "algorithm">,
  endsAt: Temporal.Instant,
): Promise<void> {
  await database()
    .update(issuerKeys)
    .set({ endsAt })
    .where(
      and(
        eq(issuerKeys.algorithm, algorithm),
        ne(issuerKeys.id, id),
        or(isNull(issuerKeys.endsAt), gt(issuerKeys.endsAt, endsAt)),
      ),
    );
}

/** Forgets the private halves of keys that have ended, and says of how many. */
export async function forgetEnded(now: Temporal.Instant): Promise<number> {
  const forgotten = await database()
    .update(issuerKeys)
    .set({ sealedPrivateKey: null })
    .where(and(lte(issuerKeys.endsAt, now), isNotNull(issuerKeys.sealedPrivateKey)))
    .returning({ id: issuerKeys.id });
  return forgotten.length;
}
