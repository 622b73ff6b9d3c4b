import { oneTimeTickets } from "#db/schema/sign-in";
import type { Change } from "#domain/changes/change";
import { passwordMark } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import { newTicket } from "#domain/tickets/ticket";

/** How long whoever was robbed of their password has to take it back by the e-mail. */
const takeBackDays = 3;

/** Where the new password was set. */
interface Place {
  readonly address: string | null;
  /** What the browser says it is, like `Firefox, Windows`. */
  readonly device: string | null;
}

/**
 * Has the worker write to the person that they have a new password, with a link to yet another for
 * whoever did not set this one.
 */
export function tellOfChange(
  change: Change<unknown>,
  { person, place, at }: { person: PersonRow; place: Place; at: Temporal.Instant },
): void {
  const data = {
    password: passwordMark(person),
    after: "change",
    ...(place.address !== null && { address: place.address }),
    ...(place.device !== null && { device: place.device }),
  };
  const wish = { personId: person.id, data, at, minutes: takeBackDays * 24 * 60 };
  change.inserts(oneTimeTickets, newTicket({ ...wish, purpose: "password_reset" }));
}
