import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { lineOf } from "#domain/api-keys/api-key";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { readerOf } from "#domain/changes/reader";
import { keysOfSubject } from "#domain/signing-keys/queries";
import type { SigningKey } from "#domain/signing-keys/signing-key";

/** What an API key signs with, newest first, revoked ones too. */
export async function listSigningKeys(
  ctx: Context,
  input: { readonly apiKeyId: string },
): Promise<readonly SigningKey[]> {
  requireScope(ctx, "api_keys:read");

  const read = readerOf(ctx);
  const apiKey = await loadApiKey(read, input.apiKeyId);
  const keys = await keysOfSubject(read, lineOf(apiKey));
  return keys.toReversed();
}
