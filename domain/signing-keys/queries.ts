import { and, asc, eq } from "drizzle-orm";
import { database } from "#db/client";
import { signingKeys } from "#db/schema/signatures";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { SigningKey } from "#domain/signing-keys/signing-key";
import { type Id, parseId } from "#platform/ids";

/** The signing keys of an API key or application, oldest first, revoked ones too. */
export function keysOfSubject(read: Reader, subject: string): Promise<readonly SigningKey[]> {
  return read.db
    .select()
    .from(signingKeys)
    .where(and(eq(signingKeys.accountId, read.accountId), eq(signingKeys.subject, subject)))
    .orderBy(asc(signingKeys.id));
}

/** The account's signing key of that id; refuses if there is none. */
export async function loadSigningKey(read: Reader, text: string): Promise<SigningKey> {
  const id = parseId("sgk", text);
  const found = id && (await findSigningKey(read.accountId, id));
  if (found) return found;
  throw new DomainError("resource_missing", "No such signing key.", { param: "id" });
}

/** The key of that id in that account, if there is one. */
export async function findSigningKey(
  accountId: Id<"acct">,
  id: Id<"sgk">,
): Promise<SigningKey | undefined> {
  const [key] = await database()
    .select()
    .from(signingKeys)
    .where(and(eq(signingKeys.accountId, accountId), eq(signingKeys.id, id)));
  return key;
}
