import { bankAccounts } from "#db/schema/bank-accounts";
import { vaultTokens } from "#db/schema/vault";
import { webhookEndpoints } from "#db/schema/webhooks";
import type { SealedColumn } from "#domain/vault/reseal";

/** Everywhere that the vault has sealed something: what is not here, a rotation leaves behind. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: bankAccounts, column: bankAccounts.sealedNumber, purpose: "bank_account" },
  { table: vaultTokens, column: vaultTokens.sealedNumber, purpose: "card_number" },
  ...[webhookEndpoints.sealedSecret, webhookEndpoints.sealedFormerSecret].map((column) => ({
    table: webhookEndpoints,
    column,
    purpose: "webhook_secret",
  })),
];
