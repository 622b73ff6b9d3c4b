import type { vaultTokens } from "#db/schema/vault";
import type { CheckedCard } from "#domain/vault/checked-card";
import { seal } from "#domain/vault/seal";
import { type Id, newId } from "#platform/ids";
import { keyedDigest } from "#platform/secrets";

/** What the vault keeps of one card: its number sealed, and what may be shown. */
export type VaultToken = typeof vaultTokens.$inferSelect;

const binDigits = 6;
const fingerprintLength = 16;

/** The card's row in the vault, made but not yet written; its security code is no part of it. */
export async function vaultTokenOf(
  card: CheckedCard,
  { accountId, now }: { readonly accountId: Id<"acct">; readonly now: Temporal.Instant },
): Promise<VaultToken> {
  const id = newId("tok", now);
  return {
    accountId,
    id,
    sealedNumber: await seal(card.number, cardNumberBinding({ accountId, id })),
    fingerprint: cardFingerprint(accountId, card.number),
    brand: card.brand,
    bin: card.number.slice(0, binDigits),
    last4: card.number.slice(-4),
    expiryMonth: card.expMonth,
    expiryYear: card.expYear,
    createdAt: now,
    destroyedAt: null,
    version: 1n,
  };
}

/** Equal for the same number in the same account, and telling nothing of it to another. */
export function cardFingerprint(accountId: Id<"acct">, number: string): string {
  return keyedDigest("card fingerprint", `${accountId} ${number}`).slice(0, fingerprintLength);
}

/** Where a sealed card number belongs, and alone can be opened. */
export function cardNumberBinding({
  accountId,
  id,
}: {
  readonly accountId: string;
  readonly id: string;
}): readonly string[] {
  return [accountId, "card_number", id];
}
