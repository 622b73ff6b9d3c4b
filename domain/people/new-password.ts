import { DomainError } from "#domain/errors/domain-error";
import { isCommonPassword } from "#domain/people/common-password";

/** In characters; the upper bound only keeps hashing cheap. */
export const passwordLength = { least: 12, most: 256 } as const;

/** Refuses a password that is short, or that a guesser would try soon for this person. */
export function refuseWeakPassword(
  password: string,
  person: { readonly name: string; readonly email: string },
): void {
  const { length } = Array.from(password);
  if (length < passwordLength.least || length > passwordLength.most) {
    throw new DomainError(
      "parameter_invalid",
      `A password has ${passwordLength.least} to ${passwordLength.most} characters.`,
      { param: "password" },
    );
  }
  if (isCommonPassword(password, [person.name, person.email])) {
    throw new DomainError(
      "parameter_invalid",
      "This password is among the first that a guesser would try.",
      { param: "password" },
    );
  }
}
