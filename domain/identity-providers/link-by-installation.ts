import { installationIdentities } from "#db/schema/sign-in";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Said } from "#domain/identity-providers/provider-claims";
import { findLinked } from "#domain/identity-providers/queries";
import { installation } from "#domain/identity-providers/trusted-provider";
import { findPersonByEmail } from "#domain/people/find-person";
import type { PersonRow } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { firstAccountOf } from "#domain/sessions/list-accounts";
import { contextOf } from "#domain/sessions/session";

/**
 * The person whom the installation's provider means: seen before, or in a team under that address.
 * Who is invited joins by the link first.
 */
export async function linkByInstallation(
  visitor: Visitor,
  issuer: string,
  { subject, email }: Said,
): Promise<PersonRow> {
  const known = await findLinked(issuer, subject);
  const person = known ?? (await findPersonByEmail(email));
  const place = person && (await firstAccountOf(person.id));
  if (!person || !place) throw signInFailed();
  if (known) return known;
  const ctx = contextOf(visitor, { ...place, person, provenAt: visitor.clock() });
  requireScope(ctx, "sessions:write");

  return commit(ctx, async ({ now: createdAt }) => {
    const after = { provider: installation };
    const audit = { action: "person.linked", subject: person.id, after };
    const linked = await findLinked(issuer, subject);
    const result = change(linked ?? person, { audit, events: [] });
    if (linked) return result;
    const identity = { issuer, subject, personId: person.id, createdAt, version: 1n };
    return result.inserts(installationIdentities, identity);
  });
}
