import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** Why this person cannot ask for a payment; undefined if they can. */
export function requestHindrance({
  scopes,
  locale,
}: Pick<DashboardContext, "scopes" | "locale">): string | undefined {
  const may = scopes.has("payments:write") && scopes.has("payment_links:write");
  return may ? undefined : translator(locale, "paymentLink")("role");
}
