import { people } from "#db/schema/people";
import { type Change, next } from "#domain/changes/change";
import type { PersonRow } from "#domain/people/person";

/**
 * Moves the person on with the session that their password begins. Of a sign-in and a change of the
 * password at the same moment the later is decided anew, and so ends the session or begins none.
 */
export function beginSession(change: Change<unknown>, person: PersonRow): void {
  change.updates(people, person, next(person, {}));
}
