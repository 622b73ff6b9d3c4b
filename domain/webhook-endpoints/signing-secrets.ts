import { seal, unseal } from "#domain/vault/seal";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { randomToken } from "#platform/random";

type Place = Pick<WebhookEndpoint, "accountId" | "id">;

/** A new secret with the form in which it may be stored. */
export async function newSigningSecret(place: Place) {
  const secret = `whsec_${randomToken()}`;
  return { secret, sealed: await seal(secret, bindingOf(place)) };
}

/** The secrets that sign now: the endpoint's own, and for a while the one before. */
export async function signingSecrets(
  endpoint: WebhookEndpoint,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const { sealedSecret, sealedFormerSecret, formerSecretExpiresAt } = endpoint;
  const overlaps =
    formerSecretExpiresAt !== null && Temporal.Instant.compare(now, formerSecretExpiresAt) < 0;
  const sealed = [sealedSecret, overlaps ? sealedFormerSecret : null];
  const kept = sealed.filter((text) => text !== null);
  return Promise.all(kept.map((text) => unseal(text, bindingOf(endpoint))));
}

function bindingOf({ accountId, id }: Place): readonly string[] {
  return [accountId, "webhook_secret", id];
}
