import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { type ApiKey, lineOf } from "#domain/api-keys/api-key";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { keysOfSubject } from "#domain/signing-keys/queries";
import { isForRequests, signingKeyState } from "#domain/signing-keys/signing-key";

export interface SetSigningRulesInput {
  readonly apiKeyId: string;
  /** Takes no request of the key that is not signed. */
  readonly signedOnly: boolean;
  /** Signs every answer to the key. */
  readonly signedAnswers: boolean;
}

/**
 * Sets what must be signed. Nobody can shut themself out: signed requests alone are taken only
 * where there is a key to sign them with.
 */
export async function setSigningRules(ctx: Context, input: SetSigningRulesInput): Promise<ApiKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);

  const key = await commit(ctx, async (read) => {
    const before = await loadApiKey(read, input.apiKeyId);
    const signing = await keysOfSubject(read, lineOf(before));
    const canSign = signing.some(
      (one) => isForRequests(one.algorithm) && signingKeyState(one, read.now) === "active",
    );
    if (input.signedOnly && !before.signedOnly && !canSign) throw noKey();
    const { signedOnly, signedAnswers } = input;
    const after = next(before, { signedOnly, signedAnswers });
    const audit = {
      action: "api_key.signing_changed",
      subject: before.id,
      before: { signed_only: before.signedOnly, signed_answers: before.signedAnswers },
      after: { signed_only: signedOnly, signed_answers: signedAnswers },
    };
    return change(after, { audit, events: [] }).updates(apiKeys, before, after);
  });
  forgetKeysOf(key.accountId);
  return key;
}

function noKey(): DomainError {
  return new DomainError(
    "parameter_invalid",
    "Register a key that signs requests first; without one every request would be refused.",
    { param: "signedOnly" },
  );
}
