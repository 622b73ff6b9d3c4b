import { bankAccounts } from "#db/schema/bank-accounts";
import { identityProviders, totpFactors } from "#db/schema/sign-in";
import { issuerKeys, signingKeys } from "#db/schema/signatures";
import { vaultTokens } from "#db/schema/vault";
import { webhookEndpoints } from "#db/schema/webhooks";
import type { SealedColumn } from "#domain/vault/reseal";

/** Everywhere that the vault has sealed something: what is not here, a rotation leaves behind. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: issuerKeys, column: issuerKeys.sealedPrivateKey, purpose: "issuer_key" },
  { table: signingKeys, column: signingKeys.sealedSecret, purpose: "signing_secret" },
  { table: bankAccounts, column: bankAccounts.sealedNumber, purpose: "bank_account" },
  { table: identityProviders, column: identityProviders.sealedSecret, purpose: "provider_secret" },
  { table: totpFactors, column: totpFactors.sealedSecret, purpose: "totp_secret" },
  { table: vaultTokens, column: vaultTokens.sealedNumber, purpose: "card_number" },
  ...[webhookEndpoints.sealedSecret, webhookEndpoints.sealedFormerSecret].map((column) => ({
    table: webhookEndpoints,
    column,
    purpose: "webhook_secret",
  })),
];
