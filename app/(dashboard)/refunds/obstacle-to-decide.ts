import type { Refund } from "#domain/refunds/refund";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import type { Id } from "#platform/ids";

/** Why the reader cannot decide on a waiting refund, in words; undefined where they can. */
export function obstacleToDecide(
  refund: Pick<Refund, "requestedBy" | "requestedByActor" | "approvalExpiresAt">,
  approvedBy: readonly Id<"usr">[],
  { locale, scopes, actor, now }: Pick<DashboardContext, "locale" | "scopes" | "actor" | "now">,
): string | undefined {
  const words = translator(locale, "refunds.obstacle");
  if (!scopes.has("refunds:approve")) return words("role");
  if (refund.requestedBy === actor.id) {
    return refund.requestedByActor.startsWith("api_key:") ? words("ownKey") : words("self");
  }
  if (approvedBy.includes(actor.id)) return words("done");
  const { approvalExpiresAt: until } = refund;
  return until && Temporal.Instant.compare(until, now) <= 0 ? words("lapsed") : undefined;
}
