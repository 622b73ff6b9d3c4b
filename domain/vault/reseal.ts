import { and, asc, eq, isNotNull, notLike, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { database } from "#db/client";
import { InvariantError } from "#domain/errors/invariant";
import { sealedWith, unseal } from "#domain/vault/seal";
import type { VaultKey } from "#domain/vault/vault-key";
import { log } from "#platform/log";

/**
 * A column of sealed texts, each bound to its account, this purpose and the id of its row; what is
 * of no account is bound to purpose and id.
 */
export interface SealedColumn {
  readonly table: PgTable & { readonly accountId?: PgColumn; readonly id: PgColumn };
  readonly column: PgColumn;
  readonly purpose: string;
}

interface SealedRow {
  readonly accountId?: string | undefined;
  readonly id: string;
  readonly sealed: string;
}

const batchSize = 200;

/** How many texts were sealed anew, and how many could not be opened and are left as they are. */
export interface Resealed {
  readonly resealed: number;
  readonly unreadable: number;
}

/** Seals with the current key what another key sealed; one that is damaged holds up no other. */
export async function reseal(place: SealedColumn, key: VaultKey): Promise<Resealed> {
  let found = 0;
  let resealed = 0;
  let batch = await sealedOtherwise(place, key);
  while (batch.length > 0) {
    const done = await Promise.all(batch.map((row) => resealRow(place, row, key)));
    found += batch.length;
    resealed += done.filter(Boolean).length;
    batch = await sealedOtherwise(place, key, batch.at(-1));
  }
  return { resealed, unreadable: found - resealed };
}

/** The next rows by key that another key has sealed; a run that was killed leaves just these. */
async function sealedOtherwise(
  { table, column }: SealedColumn,
  key: VaultKey,
  after?: SealedRow,
): Promise<readonly SealedRow[]> {
  const { accountId, id } = table;
  const source: PgTable = table;
  const rows = await database()
    .select({ accountId: accountId ?? sql<null>`null`, id, sealed: column })
    .from(source)
    .where(and(isNotNull(column), notLike(column, `${key.id}.%`), after && isLater(table, after)))
    .orderBy(...(accountId ? [asc(accountId)] : []), asc(id))
    .limit(batchSize);
  return rows.map((row) => ({
    accountId: accountId && String(row.accountId),
    id: String(row.id),
    sealed: String(row.sealed),
  }));
}

/** Replaces exactly the text that was read; false where it could not be opened. */
async function resealRow(
  { table, column, purpose }: SealedColumn,
  row: SealedRow,
  key: VaultKey,
): Promise<boolean> {
  const binding = [...(row.accountId === undefined ? [] : [row.accountId]), purpose, row.id];
  const plaintext = await readable(row, binding);
  if (plaintext === undefined) return false;
  const sealed = sealedWith(key, plaintext, binding);
  const name = sql.identifier(toSnakeCase(column.name));
  const isAsRead = and(isRow(table, row), eq(column, row.sealed));
  await database().execute(sql`update ${table} set ${name} = ${sealed} where ${isAsRead}`);
  return true;
}

async function readable(row: SealedRow, binding: readonly string[]): Promise<string | undefined> {
  try {
    return await unseal(row.sealed, binding);
  } catch (error) {
    if (!(error instanceof InvariantError)) throw error;
    log().error({ account: row.accountId, object: row.id }, "a sealed text does not open");
    return undefined;
  }
}

function isRow({ accountId, id }: SealedColumn["table"], row: SealedRow): SQL | undefined {
  return and(accountId && eq(accountId, row.accountId), eq(id, row.id));
}

/** Whether a row comes after this one by the key of its table. */
function isLater({ accountId, id }: SealedColumn["table"], row: SealedRow): SQL {
  if (!accountId) return sql`${id} > ${sql.param(row.id, id)}`;
  return sql`(${accountId}, ${id}) >
    (${sql.param(row.accountId, accountId)}, ${sql.param(row.id, id)})`;
}
