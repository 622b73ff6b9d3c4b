import { invariant } from "#domain/errors/invariant";
import {
  type IssuerAlgorithm,
  type IssuerKey,
  issuerAlgorithms,
} from "#domain/issuer-keys/issuer-key";
import { makeIssuerKey, openedIssuerKey } from "#domain/issuer-keys/make-issuer-key";
import { findNewest, listPublished } from "#domain/issuer-keys/queries";
import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";

/** How long a process goes on with the keys it knows after another has changed them. */
const knownForSeconds = 10;

const opened = new Map<Id<"isk">, IssuerKey>();
let known: { readonly keys: readonly IssuerKey[]; readonly until: Temporal.Instant } | undefined;

/**
 * The keys that others may check our signatures with, each with its private half: publish them by
 * `publishedSet`. The first of each algorithm are made when they are first needed.
 */
export async function publishedIssuerKeys(clock: Clock): Promise<readonly IssuerKey[]> {
  const now = clock();
  if (known && Temporal.Instant.compare(now, known.until) < 0) return known.keys;
  const stored = await listPublished(now);
  const missing = issuerAlgorithms.filter(
    (algorithm) => !stored.some((key) => key.algorithm === algorithm),
  );
  if (missing.length > 0) {
    await Promise.all(missing.map((algorithm) => makeFirst(algorithm, now)));
    return publishedIssuerKeys(clock);
  }
  const keys = await Promise.all(
    stored.map(async (key) => opened.get(key.id) ?? openedIssuerKey(key)),
  );
  opened.clear();
  for (const key of keys) opened.set(key.id, key);
  known = { keys, until: now.add({ seconds: knownForSeconds }) };
  return keys;
}

/** The key that signs what is new by that algorithm. */
export async function signingIssuerKey(
  algorithm: IssuerAlgorithm,
  clock: Clock,
): Promise<IssuerKey> {
  const now = clock();
  const usable = (await publishedIssuerKeys(clock)).filter((key) => key.algorithm === algorithm);
  const signing = usable.findLast((key) => Temporal.Instant.compare(key.signsFrom, now) <= 0);
  const key = signing ?? usable[0];
  invariant(key, "each algorithm has a key that is published");
  return key;
}

/** Has this process read the keys again when it next needs one. */
export function forgetIssuerKeys(): void {
  known = undefined;
}

async function makeFirst(algorithm: IssuerAlgorithm, now: Temporal.Instant): Promise<void> {
  const newest = await findNewest(algorithm);
  const number = (newest?.number ?? 0) + 1;
  await makeIssuerKey({ algorithm, number, createdAt: now, signsFrom: now });
}
