import { sqlClient } from "#db/client";
import { sealHash, sealText } from "#domain/audit-chain/chain-link";
import { addRoots, addSeal, isOnlyOne, isSealed, rootsUntil } from "#domain/audit-chain/queries";
import type { Clock } from "#platform/clock";

/** So long after midnight no worker's clock says yesterday any more. */
const slackMinutes = 5;

/** How many roots were made, and of which day; none while the day's seal is there already. */
export interface RootsMade {
  readonly day: string;
  readonly roots: number;
}

/** Makes the roots of the day that is over, by UTC, and the seal over all of them. */
export async function makeRoots(clock: Clock): Promise<RootsMade> {
  const now = clock();
  const today = now.subtract({ minutes: slackMinutes }).toZonedDateTimeISO("UTC").startOfDay();
  const day = today.toPlainDate().subtract({ days: 1 }).toString();
  if (await isSealed(day)) return { day, roots: 0 };
  const roots = await sqlClient().begin(async (tx) => {
    if (!(await isOnlyOne(tx))) return 0;
    const made = await addRoots(tx, { day, end: today.toInstant(), now });
    const standing = await rootsUntil(day, tx);
    const hash = sealHash(sealText(day, standing));
    await addSeal(tx, { day, accounts: standing.length, hash, createdAt: now });
    return made;
  });
  return { day, roots };
}
