import { and, eq } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import type { ApiKey } from "#domain/api-keys/api-key";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The account's key of that id; refuses if there is none. */
export async function loadApiKey(read: Reader, text: string): Promise<ApiKey> {
  const id = parseId("key", text);
  const [key] = id
    ? await read.db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.accountId, read.accountId), eq(apiKeys.id, id)))
    : [];
  if (key) return key;
  throw new DomainError("resource_missing", "No such API key.", { param: "id" });
}
