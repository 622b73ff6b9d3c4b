import type { Sql } from "postgres";
import type { Deed } from "#e2e/faults/trade";

/** What a run has lost, done twice, or given beyond what there was; one sentence each. */
export interface Findings {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly overspent: readonly string[];
}

interface Made {
  readonly id: string;
  readonly mark: string | null;
  readonly amount: string;
}

const tables = {
  payment: { table: "payment_intents", done: "status = 'succeeded'" },
  refund: { table: "refunds", done: "status = 'succeeded'" },
  transfer: { table: "transfers", done: "true" },
  payout: { table: "payouts", done: "status <> 'canceled'" },
} as const satisfies Record<Deed["kind"], { table: string; done: string }>;

/** Holds what the clients were told against what is stored. */
export async function findingsOf(sql: Sql, deeds: readonly Deed[]): Promise<Findings> {
  const kinds = [...new Set(deeds.map(({ kind }) => kind))];
  const perKind = await Promise.all(
    kinds.map(async (kind) => {
      const made = await madeOf(sql, kind);
      return compared(
        deeds.filter((deed) => deed.kind === kind),
        made,
      );
    }),
  );
  return {
    lost: perKind.flatMap(({ lost }) => lost),
    duplicated: [
      ...perKind.flatMap(({ duplicated }) => duplicated),
      ...toldApart(deeds),
      ...(await chargedTwice(sql)),
    ],
    overspent: await overspent(sql),
  };
}

function madeOf(sql: Sql, kind: Deed["kind"]): Promise<readonly Made[]> {
  const { table, done } = tables[kind];
  return sql.unsafe<Made[]>(
    `select id::text as id, metadata->>'mark' as mark, amount_minor::text as amount
     from ${table} where ${done}`,
  );
}

function compared(deeds: readonly Deed[], made: readonly Made[]) {
  const byMark = Map.groupBy(made, ({ mark }) => mark);
  const held = deeds.map((deed) => ({ deed, done: byMark.get(deed.mark) ?? [] }));
  return { lost: held.flatMap(lossOf), duplicated: held.flatMap(surplusOf) };
}

interface Held {
  readonly deed: Deed;
  readonly done: readonly Made[];
}

function lossOf({ deed: { mark, kind, outcome, amountMinor }, done: [first] }: Held) {
  if (outcome === "refused") return [];
  if (!first) return [`${kind} ${mark} was acknowledged and is not there.`];
  return first.amount === String(amountMinor) ? [] : [`${kind} ${mark} has another amount.`];
}

function surplusOf({ deed: { mark, kind, outcome }, done }: Held) {
  if (outcome === "refused" && done.length > 0) return [`${kind} ${mark} was refused and done.`];
  return done.length > 1 ? [`${kind} ${mark} was done ${done.length} times.`] : [];
}

/** Whoever sends the same again at the same moment has to be told the same. */
function toldApart(deeds: readonly Deed[]): readonly string[] {
  return [...Map.groupBy(deeds, ({ kind, mark }) => `${kind} ${mark}`)]
    .filter(([, told]) => new Set(told.map(({ id = "refused" }) => id)).size > 1)
    .map(([name]) => `${name} was answered in different ways.`);
}

async function chargedTwice(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string; times: number }[]>`
    select payment_intent_id::text as id, count(*)::int as times from charges
    where status = 'succeeded' group by account_id, payment_intent_id having count(*) > 1`;
  return rows.map(({ id, times }) => `Payment ${id} was charged ${times} times.`);
}

async function overspent(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string; given: string; taken: string }[]>`
    select charge.id::text as id, sum(refund.amount_minor)::text as given,
      charge.amount_captured_minor::text as taken
    from charges charge join refunds refund
      on refund.account_id = charge.account_id and refund.charge_id = charge.id
    where refund.status in ('pending', 'succeeded')
    group by charge.account_id, charge.id
    having sum(refund.amount_minor) > charge.amount_captured_minor`;
  return rows.map(({ id, given, taken }) => `Of charge ${id}, ${given} of ${taken} went back.`);
}
