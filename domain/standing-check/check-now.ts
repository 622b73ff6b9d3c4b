import { standingChecks } from "#db/schema/standing-checks";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { mostFaultsKept } from "#domain/account-checks/check-rhythm";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { checkBooks } from "#domain/ledger/check-books";
import { checkAgreement } from "#domain/settlement/check-agreement";
import { countChecked, objectsNamed, ownCrossings } from "#domain/standing-check/queries";
import type { StandingCheck } from "#domain/standing-check/standing-check";
import {
  faultOfAgreement,
  faultOfBooks,
  faultOfCrossing,
} from "#domain/standing-check/standing-fault";
import { checkBetweenAccounts } from "#domain/transfers/check-between-accounts";
import type { BetweenFault } from "#domain/transfers/crossing";

export interface CheckNowInput {
  /** What a look at all accounts together has found, for who has just looked. */
  readonly between?: readonly BetweenFault[] | undefined;
}

/**
 * Looks whether the account's books balance and every object agrees with them, and keeps what was
 * found, each fault with its place.
 */
export async function checkNow(
  ctx: Context,
  { between }: CheckNowInput = {},
): Promise<StandingCheck> {
  requireScope(ctx, "ledger:check");

  return commit(ctx, async (read) => {
    const crossings = between ?? (await checkBetweenAccounts(ctx));
    const found = await looked(ctx, read, crossings);
    return change(found, {
      audit: { action: "books.checked", subject: ctx.account.id },
      events: [],
    }).inserts(standingChecks, found);
  });
}

async function looked(
  ctx: Context,
  { accountId, now }: Reader,
  crossings: readonly BetweenFault[],
): Promise<StandingCheck> {
  const [books, disagreements, crossed, counted] = await Promise.all([
    checkBooks(ctx),
    checkAgreement(ctx),
    ownCrossings(
      accountId,
      crossings.map(({ subject }) => subject),
    ),
    countChecked(accountId),
  ]);
  const objects = await objectsNamed(
    accountId,
    disagreements.map(({ subject }) => subject).filter(isUuid),
  );
  const faults = [
    ...books.faults.map(faultOfBooks),
    ...disagreements.map((disagreement) => faultOfAgreement(disagreement, objects)),
    ...crossings.flatMap((crossing) => {
      const transferId = crossed.get(crossing.subject);
      return transferId ? [faultOfCrossing(crossing, transferId)] : [];
    }),
  ];
  return {
    accountId,
    checkedAt: now,
    durationMs: ctx.clock().epochMilliseconds - now.epochMilliseconds,
    ledgerAccounts: books.ledgerAccounts,
    ...counted,
    faultCount: faults.length,
    faults: faults.slice(0, mostFaultsKept),
  };
}

function isUuid(subject: string): boolean {
  return /^[0-9a-f-]{36}$/.test(subject);
}
