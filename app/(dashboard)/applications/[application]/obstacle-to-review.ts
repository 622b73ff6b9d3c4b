import type { ApprovalStanding } from "#domain/applications/application";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** Why the reader cannot say yes, in words; undefined where they can. */
export function obstacleToReview(
  standing: ApprovalStanding,
  { locale, scopes }: DashboardContext,
): string | undefined {
  const words = translator(locale, "applications");
  if (!scopes.has("applications:review")) return words("reviewOnly");
  return standing === "barred" ? words("selfReview") : undefined;
}
