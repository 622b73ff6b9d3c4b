import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";

/** The plan for many database machines, as the operations guide shows it. */
const plan = readFileSync(
  fileURLToPath(new URL("../docs/operations/citus.sql", import.meta.url)),
  "utf8",
);

const planned = (call: RegExp): readonly string[] =>
  [...plan.matchAll(call)].flatMap(([, name]) => name ?? []);

const distributed = planned(/create_distributed_table\('(\w+)', 'account_id'\)/g);
const reference = planned(/create_reference_table\('(\w+)'\)/g);
const local = planned(/^-- local: (\w+)/gm);

/** Tables whose changes are told to every process; on none of them does money depend. */
const tellsByTrigger = [
  "accounts",
  "address_blocks",
  "api_key_digests",
  "api_keys",
  "application_grants",
  "applications",
  "blocked_traffic",
  "custom_roles",
  "memberships",
  "oauth_artefacts",
  "rate_limits",
  "signing_keys",
];

interface Key {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** Primary keys and whatever else must be unique, of the tables that are no partitions. */
function uniqueKeys(): Promise<readonly Key[]> {
  return sqlClient()<Key[]>`
    select owner.relname as table, own.relname as name,
      array(select attname::text from pg_attribute
        where attrelid = indrelid and attnum = any (indkey)) as columns
    from pg_index
    join pg_class owner on owner.oid = indrelid
    join pg_class own on own.oid = indexrelid
    where indisunique and owner.relnamespace = 'public'::regnamespace
      and not owner.relispartition`;
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly target: string;
  readonly pairs: readonly string[];
}

/** Foreign keys, with their columns as `own=other`. */
function foreignKeys(): Promise<readonly ForeignKey[]> {
  return sqlClient()<ForeignKey[]>`
    select conrelid::regclass::text as table, conname as name,
      confrelid::regclass::text as target,
      array(select own.attname || '=' || other.attname
        from unnest(conkey, confkey) as pair (mine, theirs)
        join pg_attribute own on own.attrelid = conrelid and own.attnum = mine
        join pg_attribute other on other.attrelid = confrelid and other.attnum = theirs) as pairs
    from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`;
}

test("every table has its one place in the plan", async () => {
  const tables = await sqlClient()<{ name: string }[]>`
    select relname as name from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and not relispartition
    order by 1`;
  const places = [...distributed, ...reference, ...local];
  expect(places.toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  expect(distributed.length).toBeGreaterThan(25);
});

test("whatever is unique is so within an account, on the one machine that has it", async () => {
  const keys = (await uniqueKeys()).filter(({ table }) => distributed.includes(table));
  expect(new Set(keys.map(({ table }) => table))).toEqual(new Set(distributed));
  const across = keys.filter(({ columns }) => !columns.includes("account_id"));
  expect(across).toEqual([]);
});

test("a row leads only to rows of its own account, or to what every machine has", async () => {
  const keys = await foreignKeys();
  const isFit = ({ table, target, pairs }: ForeignKey) => {
    if (reference.includes(target)) return true;
    if (distributed.includes(table) && distributed.includes(target)) {
      return pairs.includes("account_id=account_id");
    }
    return local.includes(table) && local.includes(target);
  };
  expect(keys.filter((key) => !isFit(key))).toEqual([]);
  expect(keys.length).toBeGreaterThan(40);
});

test("no sequence counts and no trigger works where money is written", async () => {
  const sequences = await sqlClient()`
    select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`;
  expect(sequences).toHaveLength(0);
  const triggers = await sqlClient()<{ table: string }[]>`
    select distinct tgrelid::regclass::text as table from pg_trigger
    where not tgisinternal and tgparentid = 0 and tgrelid in (
      select oid from pg_class where relnamespace = 'public'::regnamespace) order by 1`;
  expect(triggers.map(({ table }) => table)).toEqual(tellsByTrigger);
});
