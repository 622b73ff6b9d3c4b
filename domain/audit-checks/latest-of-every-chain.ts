import { auditChecks } from "#db/schema/audit-chain";
import { latestChecks } from "#domain/account-checks/read-checks";
import type { ChainCheck } from "#domain/audit-checks/chain-check";

/** The last look along each account's chain, for whoever watches the installation as a whole. */
export function latestOfEveryChain(): Promise<readonly ChainCheck[]> {
  return latestChecks(auditChecks);
}
