import type { Sql } from "postgres";
import * as z from "zod";
import { otherWays } from "#db/by-indexes";
import type { SentStatement } from "#e2e/support/watched-statements";

/** What a plan may read: so many rows in one place, and so many of them in vain. */
export interface PlanLimits {
  /** What is done to the tables first, and undone after. */
  readonly planted?: string | undefined;
  /** Rows that a scan reads, or a sort or an aggregate takes in. */
  readonly mostRows: number;
}

const planNode = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Actual Rows": z.number().default(0),
  "Actual Loops": z.number().default(0),
  "Rows Removed by Filter": z.number().default(0),
  "Rows Removed by Index Recheck": z.number().default(0),
  "Rows Removed by Join Filter": z.number().default(0),
  get Plans() {
    return z.array(planNode).default([]);
  },
});

type PlanNode = z.output<typeof planNode>;

const explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: planNode })]) })]);

const planners = ["force_custom_plan", "force_generic_plan"] as const;

/**
 * What is wrong with the way in which the database carries a statement out, for these values and
 * for any: tables of many rows read from end to end, and more rows touched than the limits allow.
 */
export async function planFaults(
  sql: Sql,
  statement: SentStatement,
  { mostRows, planted = "" }: PlanLimits,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const planner of planners) {
    const plan = await planOf(sql, statement, { planner, planted });
    const large = await largeRelations(sql, nodesOf(plan));
    faults.push(
      ...nodesOf(plan)
        .flatMap((node) => faultsOf(node, large, mostRows))
        .map((fault) => `${planner}: ${fault}`),
    );
  }
  return faults;
}

/** What a planner would do only because tables are short in a test: read the whole of them. */
const onlyForShortTables = ["bitmapscan", "hashjoin", "mergejoin", "seqscan"];

interface Planning {
  readonly planner: string;
  readonly planted: string;
}

async function planOf(
  sql: Sql,
  { text, parameters, byIndexes }: SentStatement,
  { planner, planted }: Planning,
) {
  const values = parameters.length === 0 ? "" : `(${parameters.map(literal).join(", ")})`;
  const connection = await sql.reserve();
  try {
    await connection.unsafe(`begin; ${planted}`);
    await connection.unsafe(`set local plan_cache_mode = ${planner}`);
    const shunned = byIndexes ? otherWays : onlyForShortTables;
    for (const way of shunned) await connection.unsafe(`set local enable_${way} = off`);
    await connection.unsafe(`prepare watched as ${text}`);
    const rows = await connection.unsafe(
      `explain (analyze, format json, costs off) execute watched${values}`,
    );
    const [
      {
        "QUERY PLAN": [{ Plan }],
      },
    ] = explained.parse([...rows]);
    return Plan;
  } finally {
    await connection.unsafe("rollback");
    await connection.unsafe("deallocate all");
    connection.release();
  }
}

/** A value as SQL writes it; the statement says of which type it is. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value))
    return quoted(`{${value.map((item) => JSON.stringify(String(item))).join(",")}}`);
  return quoted(typeof value === "string" ? value : JSON.stringify(value, digits));
}

function digits(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...node.Plans.flatMap(nodesOf)];
}

const fewBytes = 300_000;

/** Which of the tables in a plan have so many rows that nobody may read them from end to end. */
async function largeRelations(sql: Sql, nodes: readonly PlanNode[]): Promise<ReadonlySet<string>> {
  const names = nodes.flatMap((node) => node["Relation Name"] ?? []);
  const rows = await sql<{ name: string }[]>`
    select distinct relname as name from pg_class
    where relname = any(${names}::text[]) and pg_relation_size(oid) > ${fewBytes}`;
  return new Set(rows.map(({ name }) => name));
}

function faultsOf(node: PlanNode, large: ReadonlySet<string>, mostRows: number): readonly string[] {
  const type = node["Node Type"];
  const relation = node["Relation Name"] ?? "";
  const place = [type, relation, node["Index Name"]].filter(Boolean).join(" ");
  const removed =
    node["Rows Removed by Filter"] +
    node["Rows Removed by Index Recheck"] +
    node["Rows Removed by Join Filter"];
  const touched = (node["Actual Rows"] + removed) * node["Actual Loops"];
  return [
    ...(type === "Seq Scan" && large.has(relation) ? [`${place}: reads the whole table`] : []),
    ...(touched > mostRows ? [`${place}: touches ${touched} rows`] : []),
  ];
}
