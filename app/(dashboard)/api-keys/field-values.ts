import { lastDay, spendingTexts } from "#app/(dashboard)/api-keys/key-form";
import { rightsRows } from "#app/(dashboard)/api-keys/rights-rows";
import type { KeyFieldValues } from "#components/api-keys/key-fields";
import { apiKeyScopes } from "#domain/access/scopes";
import type { ApiKey } from "#domain/api-keys/api-key";
import { grantableScopes } from "#domain/key-rights/grantable";
import type { ChosenLevels } from "#domain/key-rights/key-rights";
import type { DashboardContext } from "#http/session";
import { settings } from "#platform/settings";

/** What the fields begin with, for a new key or for one that is changed. */
export function fieldValues(
  ctx: DashboardContext,
  { chosen, isFull }: { readonly chosen: ChosenLevels; readonly isFull: boolean },
  key?: ApiKey,
): KeyFieldValues {
  return {
    name: key?.name,
    rows: rightsRows(ctx, chosen),
    isFull,
    mayAll: apiKeyScopes.isSubsetOf(grantableScopes(ctx)),
    limits: spendingTexts(key?.spendingLimits ?? []),
    networks: key?.networks?.join("\n") ?? "",
    lastDay: lastDay(key?.expiresAt ?? null, ctx.timeZone),
    knowsAddresses: settings().trustedProxies > 0,
  };
}
