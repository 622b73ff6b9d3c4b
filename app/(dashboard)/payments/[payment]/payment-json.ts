import type { Payment } from "#domain/payments/payment";

/**
 * An object as the API shows it, but for the client secret: who holds it can answer for the payer,
 * and a page is seen by everyone who may look at payments.
 */
export function withoutSecret(shown: unknown, { id, clientSecret }: Payment): unknown {
  return JSON.parse(JSON.stringify(shown).replaceAll(clientSecret, `${id}_secret_…`));
}
