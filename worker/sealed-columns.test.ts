import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { sealedColumns } from "#worker/sealed-columns";

const schemaFolder = fileURLToPath(new URL("../db/schema", import.meta.url));

test("every column whose name says that it is sealed is sealed again by a rotation", async () => {
  const modules = await Promise.all(
    globSync("*.ts", { cwd: schemaFolder }).map(
      (file): Promise<object> => import(`${schemaFolder}/${file}`),
    ),
  );
  const tables = modules
    .flatMap((module): unknown[] => Object.values(module))
    .filter((one) => is(one, PgTable));
  const sealed = tables.flatMap((table) =>
    Object.keys(getTableColumns(table))
      .filter((name) => name.startsWith("sealed"))
      .map((name) => `${getTableName(table)}.${name}`),
  );
  const known = sealedColumns.map(({ table, column }) => `${getTableName(table)}.${column.name}`);
  expect(sealed.length).toBeGreaterThan(2);
  expect(known.toSorted()).toEqual(sealed.toSorted());
});
