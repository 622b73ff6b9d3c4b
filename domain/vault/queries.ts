import { and, asc, desc, eq, isNull, lt } from "drizzle-orm";
import { database } from "#db/client";
import { vaultKeys } from "#db/schema/vault";
import type { Id } from "#platform/ids";

/** A key of the vault as it is kept: wrapped. */
export type WrappedKey = typeof vaultKeys.$inferSelect;

/** The key that seals what is new, if the vault has been used. */
export async function findCurrentKey(): Promise<WrappedKey | undefined> {
  const [key] = await database().select().from(vaultKeys).orderBy(desc(vaultKeys.number)).limit(1);
  return key;
}

/** The key of that id. */
export async function findKey(id: Id<"vk">): Promise<WrappedKey | undefined> {
  const [key] = await database().select().from(vaultKeys).where(eq(vaultKeys.id, id));
  return key;
}

/** Every key there is, oldest first. */
export function listKeys(): Promise<readonly WrappedKey[]> {
  return database().select().from(vaultKeys).orderBy(asc(vaultKeys.number));
}

/** Adds a key, unless another process has made the one of that number. */
export async function addKey(key: WrappedKey): Promise<void> {
  await database().insert(vaultKeys).values(key).onConflictDoNothing({ target: vaultKeys.number });
}

/** Says of the keys before this one that nothing is sealed with them any more. */
export async function retireKeysBefore(number: number, at: Temporal.Instant): Promise<void> {
  await database()
    .update(vaultKeys)
    .set({ retiredAt: at })
    .where(and(lt(vaultKeys.number, number), isNull(vaultKeys.retiredAt)));
}

/** Keeps the key wrapped anew, unless another process has done so. */
export async function rewrapKey(before: WrappedKey, wrappedKey: string): Promise<void> {
  await database()
    .update(vaultKeys)
    .set({ wrappedKey })
    .where(and(eq(vaultKeys.id, before.id), eq(vaultKeys.wrappedKey, before.wrappedKey)));
}
