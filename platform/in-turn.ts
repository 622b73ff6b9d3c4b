import type { Id } from "#platform/ids";

const turns = new Map<Id<"acct">, Promise<unknown>>();

/**
 * Works one after the other within an account. Whoever has lost a race goes here: in a crowd that
 * wants the same row they would go on losing, and each would cost the others a run.
 */
export function inTurn<Result>(
  accountId: Id<"acct">,
  work: () => Promise<Result>,
): Promise<Result> {
  const mine = (turns.get(accountId) ?? Promise.resolve()).then(work);
  const ended: Promise<void> = mine.then(
    () => leave(accountId, ended),
    () => leave(accountId, ended),
  );
  turns.set(accountId, ended);
  return mine;
}

function leave(accountId: Id<"acct">, ended: Promise<unknown>): void {
  if (turns.get(accountId) === ended) turns.delete(accountId);
}
