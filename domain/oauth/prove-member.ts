import { rightsOf } from "#domain/access/rights";
import { memberIn } from "#domain/oauth/queries";
import { type Credentials, provePassword, signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { factorsOf, hasSecondFactor } from "#domain/second-factors/factors-of";
import { mustEnrol } from "#domain/sessions/admission";
import { contextOf, type PersonContext } from "#domain/sessions/session";
import type { Id } from "#platform/ids";

/**
 * Who has shown to a program the password of somebody in the team of this account. Nobody for whom
 * a password is not enough to sign in, by their own wish or the merchant's, gets in this way.
 */
export async function proveMember(
  visitor: Visitor,
  typed: Credentials,
  accountId: Id<"acct">,
): Promise<PersonContext> {
  const person = await provePassword(visitor, typed);
  const member = await memberIn(accountId, person.id);
  if (!member || member.providerOnly || hasSecondFactor(await factorsOf(person.id))) {
    throw signInFailed();
  }
  const rights = rightsOf(member.role, member.ownRole);
  const admitted = { by: "password", hasSecondFactor: false, rights } as const;
  if (mustEnrol({ ...member, ...admitted })) throw signInFailed();
  return contextOf(visitor, { ...member, person, provenAt: visitor.clock() });
}
