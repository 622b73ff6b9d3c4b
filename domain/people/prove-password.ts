import { DomainError } from "#domain/errors/domain-error";
import { countedTry } from "#domain/people/counted-try";
import { findPersonByEmail } from "#domain/people/find-person";
import { passwordFits } from "#domain/people/password";
import { emailKey, type PersonRow } from "#domain/people/person";
import { lockRules } from "#domain/people/sign-in-lock";
import type { Visitor } from "#domain/people/visitor";

/** What a person knows who is one of ours. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * The person with this address and password. Whoever is unknown, has no password yet or the wrong
 * one gets the same answer after the same work; so does whoever tries too often.
 */
export async function provePassword(
  visitor: Visitor,
  { email: typed, password }: Credentials,
): Promise<PersonRow> {
  const email = emailKey(typed);
  const takeBack = await countedTry(lockRules(email, visitor.address), visitor.clock());
  const person = await findPersonByEmail(email);
  const fits = await passwordFits(person?.passwordHash ?? null, password);
  if (!person || !fits) throw signInFailed();
  await takeBack();
  return person;
}

/** The one answer to everyone who is not let in. */
export function signInFailed(): DomainError {
  return new DomainError("sign_in_failed", "The e-mail address or the password is wrong.");
}
