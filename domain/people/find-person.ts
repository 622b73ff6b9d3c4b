import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { people } from "#db/schema/people";
import type { PersonRow } from "#domain/people/person";
import type { Id } from "#platform/ids";

/** By address and without an account, as whoever signs in has not said for whom yet. */
export async function findPersonByEmail(email: string): Promise<PersonRow | undefined> {
  const [person] = await database().select().from(people).where(eq(people.email, email));
  return person;
}

/** The person of that id, with everything that is kept of them. */
export async function findPersonById(id: Id<"usr">): Promise<PersonRow | undefined> {
  const [person] = await database().select().from(people).where(eq(people.id, id));
  return person;
}
