import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { sqlClient } from "#db/client";

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });

/** Whether the database has every migration that this program knows. */
export async function migrationsCurrent(known?: number): Promise<boolean> {
  const needed = known ?? (await newest());
  const [found] = await sqlClient()<[{ newest: string | null }]>`
    select max(created_at)::text as newest from drizzle.__drizzle_migrations`;
  return Number(found.newest ?? 0) >= needed;
}

async function newest(): Promise<number> {
  const file = join(process.cwd(), "db", "migrations", "meta", "_journal.json");
  const { entries } = Journal.parse(JSON.parse(await readFile(file, "utf8")));
  return Math.max(...entries.map(({ when }) => when));
}
