import { readdirSync } from "node:fs";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";
import * as z from "zod";
import { readTree } from "./tree.ts";

const tree = readTree();
const folder = "db/migrations/meta";
const Journal = z.object({ entries: z.array(z.object({ idx: z.number() })) });
const Snapshot = z.looseObject({ id: z.string() });

function readJson(name: string): unknown {
  return JSON.parse(tree.get(`${folder}/${name}.json`) ?? "");
}

/** The schema as the newest migration leaves it. */
function newestSnapshot() {
  const { entries } = Journal.parse(readJson("_journal"));
  const newest = String(entries.at(-1)?.idx).padStart(4, "0");
  return Snapshot.parse(readJson(`${newest}_snapshot`));
}

/** The statements that a schema needs beyond the migrations. */
async function missingStatements(schema: Record<string, unknown>): Promise<readonly string[]> {
  const snapshot = newestSnapshot();
  const { id } = snapshot;
  return generateMigration(snapshot, generateDrizzleJson(schema, id, undefined, "snake_case"));
}

async function schemaInCode(): Promise<Record<string, unknown>> {
  const directory = join(import.meta.dirname, "../db/schema");
  const files = readdirSync(directory).map((file) => file.replace(/\.ts$/, ""));
  const modules: unknown[] = await Promise.all(files.map((file) => import(`#db/schema/${file}`)));
  return Object.fromEntries(modules.flatMap((loaded) => Object.entries(Object(loaded) as object)));
}

test("the migrations make exactly the schema that the code has", async () => {
  expect(await missingStatements(await schemaInCode())).toEqual([]);
});

test("a table that no migration makes or removes is caught", async () => {
  const { refunds: _, ...schema } = await schemaInCode();
  expect(await missingStatements(schema)).toContainEqual(
    expect.stringMatching(/^DROP TABLE "refunds"/),
  );
});
