import { applicationGrants, applications } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import type { ApplicationGrant } from "#domain/application-grants/application-grant";
import { openGrant } from "#domain/application-grants/queries";
import { mayActFor } from "#domain/applications/application";
import { allowableScopes, scopesInAll } from "#domain/applications/granted-scopes";
import { findApplication } from "#domain/applications/load-application";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { newId } from "#platform/ids";

export interface AllowApplicationInput {
  readonly applicationId: string;
  /** What it asks for; what it may not have, or the person has not themself, is left out. */
  readonly scopes: Iterable<string>;
}

/** A person lets an application act for the account, with no more rights than they have. */
export async function allowApplication(
  ctx: Context,
  input: AllowApplicationInput,
): Promise<ApplicationGrant> {
  requireScope(ctx, "applications:allow");
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const application = await findApplication(input.applicationId);
    if (!application || !mayActFor(application, ctx.account)) {
      throw new DomainError("resource_missing", "No such application.", { param: "application" });
    }
    const given = scopesInAll([input.scopes, application.scopes, ctx.scopes]);
    const allowing = { applicationId: application.id, personId: person.id };
    const known = await openGrant(read, allowing);
    const fresh: ApplicationGrant = {
      ...allowing,
      accountId: read.accountId,
      id: newId("apg", read.now),
      scopes: [...given],
      createdAt: read.now,
      lastUsedAt: null,
      revokedAt: null,
      version: 1n,
    };
    const after = known
      ? next(known, { scopes: allowableScopes([...known.scopes, ...given]) })
      : fresh;
    const audit = {
      action: "application.allowed",
      subject: application.id,
      ...(known && { before: { scopes: known.scopes } }),
      after: { name: application.name, scopes: after.scopes, grant: after.id },
    };
    // What was approved is what is allowed: a change of the application meanwhile is seen first.
    const telling = change(after, { audit, events: [] }).guards(applications, application);
    return known
      ? telling.updates(applicationGrants, known, after)
      : telling.inserts(applicationGrants, after);
  });
}
