import { DomainError } from "#domain/errors/domain-error";
import { insertNonce } from "#domain/request-proofs/queries";
import type { OnceOnly } from "#domain/request-proofs/request-proof";

/** Uses up what is good for one request; refuses whoever comes second, in whatever process. */
export async function spendOnce({ kind, ...nonce }: OnceOnly): Promise<void> {
  if (await insertNonce(nonce)) return;
  if (kind === "token") {
    throw new DomainError("token_replayed", "This token was used already: its jti is known.");
  }
  throw new DomainError(
    "signature_replayed",
    "This signature was used already. Sign each request anew, a repeated one too.",
  );
}
