import { and, desc, eq, lt } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { standingChecks } from "#db/schema/standing-checks";
import type { Reader } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { StandingCheck } from "#domain/standing-check/standing-check";
import type { FaultyObject } from "#domain/standing-check/standing-fault";
import { type Id, type IdPrefix, idToUuid, parseId, uuidToId } from "#platform/ids";

/** How much there is to look at. */
export async function countChecked(accountId: Id<"acct">) {
  const counts = checkedTables.map(
    (table) => `(select count(*) from ${table} where account_id = $1::text::uuid)`,
  );
  const [row] = await sqlClient().unsafe<[{ transfers: number; objects: number }]>(
    `select (${counts.join(" + ")})::int as objects,
       (select count(*) from ledger_transfers where account_id = $1::text::uuid)::int as transfers`,
    [idToUuid(accountId)],
  );
  return { transfers: row.transfers, objects: row.objects };
}

const checkedTables = [
  "charges",
  "refunds",
  "balance_transactions",
  "payouts",
  "transfers",
  "wallets",
] as const;

/** The objects behind these uuids, of whatever kind they are. */
export async function objectsNamed(
  accountId: Id<"acct">,
  uuids: readonly string[],
): Promise<ReadonlyMap<string, FaultyObject>> {
  if (uuids.length === 0) return new Map();
  const rows = await sqlClient().unsafe<NamedObject[]>(
    `select found.id::text as uuid, prefix, currency from (
       select account_id, id, 'ch' as prefix, currency from charges
       union all select account_id, id, 'po', currency from payouts
       union all select account_id, id, 'tr', currency from transfers
       union all select account_id, customer_id, 'cus',
         case when count(*) = 1 then min(currency) end
         from wallets where account_id = $1::text::uuid group by account_id, customer_id
     ) found where account_id = $1::text::uuid and found.id = any($2::text[]::uuid[])`,
    [idToUuid(accountId), [...uuids]],
  );
  return new Map(
    rows.map(({ uuid, prefix, currency }) => [uuid, { id: uuidToId(prefix, uuid), currency }]),
  );
}

interface NamedObject {
  readonly uuid: string;
  readonly prefix: IdPrefix;
  readonly currency: Currency | null;
}

/** The account's transfers among these, each under the id of the transfer or reversal it is. */
export async function ownCrossings(
  accountId: Id<"acct">,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Id<"tr">>> {
  const [sent, back] = [
    subjects.flatMap((text) => parseId("tr", text) ?? []),
    subjects.flatMap((text) => parseId("trr", text) ?? []),
  ];
  if (sent.length + back.length === 0) return new Map();
  const rows = await sqlClient().unsafe<{ sent: string; back: string | null }[]>(
    `select id::text as sent, null as back from transfers
     where account_id = $1::text::uuid and id = any($2::text[]::uuid[])
     union all select transfer_id::text, id::text from transfer_reversals
     where account_id = $1::text::uuid and id = any($3::text[]::uuid[])`,
    [idToUuid(accountId), sent.map(idToUuid), back.map(idToUuid)],
  );
  return new Map(
    rows.map(({ sent: uuid, back: reversal }) => {
      const id = uuidToId("tr", uuid);
      return [reversal ? uuidToId("trr", reversal) : id, id];
    }),
  );
}

/** The checks of an account before that moment, newest first. */
export function checkRows(
  { db, accountId }: Reader,
  { limit, before }: { readonly limit: number; readonly before?: Temporal.Instant | undefined },
): Promise<StandingCheck[]> {
  return db
    .select()
    .from(standingChecks)
    .where(
      and(eq(standingChecks.accountId, accountId), before && lt(standingChecks.checkedAt, before)),
    )
    .orderBy(desc(standingChecks.checkedAt))
    .limit(limit);
}
