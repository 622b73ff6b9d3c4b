import type { Statements } from "#db/client";
import { uuidList, wordList } from "#db/value-list";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

/** The use of an idempotency key of an account. */
interface Use {
  readonly accountId: Id<"acct">;
  readonly key: string;
}

/** Which of these idempotency keys are used. */
export async function findUses(tx: Statements, uses: readonly Use[]): Promise<readonly Use[]> {
  const rows = await tx.unsafe(
    `select account_id, key from idempotency_records where (account_id, key) in
       (select * from unnest($1::uuid[], $2::text[]))`,
    [
      uuidList(uses.map(({ accountId }) => idToUuid(accountId))),
      wordList(uses.map(({ key }) => key)),
    ],
    { prepare: true },
  );
  return rows.map(({ account_id, key }) => ({
    accountId: uuidToId("acct", String(account_id)),
    key: String(key),
  }));
}
