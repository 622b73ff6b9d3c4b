import type { ChainCheck } from "#domain/audit-checks/chain-check";
import { latestCheckRows } from "#domain/audit-checks/queries";

/** The last look along each account's chain, for whoever watches the installation as a whole. */
export function latestOfEveryChain(): Promise<readonly ChainCheck[]> {
  return latestCheckRows();
}
