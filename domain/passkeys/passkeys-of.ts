import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "#db/client";
import { passkeys } from "#db/schema/sign-in";
import type { Id } from "#platform/ids";

export type Passkey = typeof passkeys.$inferSelect;

/** The passkeys of a person that still open something, oldest first. */
export function passkeysOf(personId: Id<"usr">): Promise<Passkey[]> {
  return database()
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.personId, personId), isNull(passkeys.removedAt)))
    .orderBy(asc(passkeys.id));
}
