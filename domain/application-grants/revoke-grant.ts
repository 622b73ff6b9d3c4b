import { applicationGrants } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import type { ApplicationGrant } from "#domain/application-grants/application-grant";
import { findGrant } from "#domain/application-grants/queries";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";

/**
 * Takes back what an application was allowed: every token of it is refused from the next request
 * on, in every process. What others have allowed, only those who review applications take back.
 */
export async function revokeGrant(
  ctx: Context,
  input: { readonly grantId: string },
): Promise<ApplicationGrant> {
  requireScope(ctx, "applications:allow");
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const grant = await findGrant(read, input.grantId);
    if (!grant) throw new DomainError("resource_missing", "No such grant.", { param: "grant" });
    if (grant.personId !== person.id) requireScope(ctx, "applications:review");
    const audit = {
      action: "application.grant_revoked",
      subject: grant.applicationId,
      before: { scopes: grant.scopes, grant: grant.id },
    };
    if (grant.revokedAt) return change(grant, { audit, events: [] });
    const revoked = next(grant, { revokedAt: read.now });
    return change(revoked, { audit, events: [] }).updates(applicationGrants, grant, revoked);
  });
}
