import { type ApiKey, lineOf } from "#domain/api-keys/api-key";
import { signingKeyState } from "#domain/signing-keys/signing-key";
import { type ReadySigningKey, signingKeyMemory } from "#domain/signing-keys/signing-key-memory";
import { parseId } from "#platform/ids";

/**
 * The signing key of that name, if it is one of this API key's and what it signs holds now; a
 * stranger's, a revoked and an unknown one are all the same.
 */
export async function signingKeyInUse(
  apiKey: Pick<ApiKey, "accountId" | "id" | "lineId">,
  name: string,
  now: Temporal.Instant,
): Promise<ReadySigningKey | undefined> {
  const id = parseId("sgk", name);
  const found = id && (await signingKeyMemory().find(apiKey.accountId, id));
  if (!found || found.row.subject !== lineOf(apiKey)) return undefined;
  return signingKeyState(found.row, now) === "active" ? found : undefined;
}
