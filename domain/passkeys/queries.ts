import { and, eq, isNull } from "drizzle-orm";
import { database } from "#db/client";
import { people } from "#db/schema/people";
import { passkeys } from "#db/schema/sign-in";
import type { Passkey } from "#domain/passkeys/passkeys-of";
import type { PersonRow } from "#domain/people/person";

/** The passkey that a device knows by this name, with whose it is. */
export async function findPasskey(
  credentialId: string,
): Promise<{ readonly passkey: Passkey; readonly person: PersonRow } | undefined> {
  const [found] = await database()
    .select({ passkey: passkeys, person: people })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(and(eq(passkeys.credentialId, credentialId), isNull(passkeys.removedAt)));
  return found;
}
