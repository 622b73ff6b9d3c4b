import { signingKeys } from "#db/schema/signatures";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { loadSigningKey } from "#domain/signing-keys/queries";
import type { SigningKey } from "#domain/signing-keys/signing-key";
import { forgetSigningKeysOf } from "#domain/signing-keys/signing-key-memory";

/**
 * Ends a signing key for good: here from the next request on, in other processes within a second.
 * A shared secret is forgotten. Ending it twice changes nothing more.
 */
export async function revokeSigningKey(
  ctx: Context,
  input: { readonly signingKeyId: string },
): Promise<SigningKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);

  const ended = await commit(ctx, async (read) => {
    const key = await loadSigningKey(read, input.signingKeyId);
    const telling = { audit: { action: "signing_key.revoked", subject: key.id }, events: [] };
    if (key.revokedAt) return change(key, telling);
    const revoked = next(key, { revokedAt: read.now, sealedSecret: null });
    return change(revoked, telling).updates(signingKeys, key, revoked);
  });
  forgetSigningKeysOf(ended.accountId);
  return ended;
}
