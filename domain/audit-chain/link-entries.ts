import { sqlClient } from "#db/client";
import { type AuditEntry, linksAfter } from "#domain/audit-chain/chain-link";
import { addLinks, headsOf, isOnlyOne, waitingEntries } from "#domain/audit-chain/queries";
import type { Clock } from "#platform/clock";

const mostAtOnce = 500;

/**
 * Puts entries that are in no chain at the end of their account's, and says how many. Whatever was
 * committed is found, however late: it waits in a row that was written with it. One worker does so
 * at a time, and none of it is in the way of whoever acts.
 */
export function linkEntries(clock: Clock, limit: number = mostAtOnce): Promise<number> {
  return sqlClient().begin(async (tx) => {
    if (!(await isOnlyOne(tx))) return 0;
    const entries = await waitingEntries(tx, limit);
    if (entries.length === 0) return 0;
    const byAccount = Map.groupBy<AuditEntry["accountId"], AuditEntry>(
      entries,
      ({ accountId }) => accountId,
    );
    const heads = await headsOf(tx, [...byAccount.keys()]);
    const links = [...byAccount].flatMap(([accountId, own]) =>
      linksAfter(heads.get(accountId), own, clock()),
    );
    await addLinks(tx, links);
    return links.length;
  });
}
