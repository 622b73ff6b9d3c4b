import { standingChecks } from "#db/schema/standing-checks";
import { latestChecks } from "#domain/account-checks/read-checks";
import type { StandingCheck } from "#domain/standing-check/standing-check";

/** The last look at each account's books, for whoever watches the installation as a whole. */
export function latestOfEveryAccount(): Promise<readonly StandingCheck[]> {
  return latestChecks(standingChecks);
}
