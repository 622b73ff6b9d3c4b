import { applications } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { requireSecondPerson } from "#domain/application-reviews/require-second-person";
import type { Application } from "#domain/applications/application";
import { loadApplication } from "#domain/applications/load-application";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";

export interface AllowLegacyGrantsInput {
  readonly applicationId: string;
  /** Tokens in the address that people are led back to. */
  readonly implicit: boolean;
  /** Tokens for the passwords of people of the application's own merchant. */
  readonly password: boolean;
}

/**
 * An admin expressly allows one application what RFC 9700 (2.1.2, 2.4) tells nobody to use, or
 * takes it back. As with its approval, who made the application does not give it more.
 */
export async function allowLegacyGrants(
  ctx: Context,
  input: AllowLegacyGrantsInput,
): Promise<Application> {
  requireScope(ctx, "applications:review");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const application = await loadApplication(ctx.account, input.applicationId);
    const isSelfReviewed =
      givesMore(application, input) && (await requireSecondPerson(read, application, person));
    const after = next(application, {
      allowsImplicit: input.implicit,
      allowsPassword: input.password,
    });
    const audit = {
      action: "application.legacy_grants_changed",
      subject: application.id,
      before: { implicit: application.allowsImplicit, password: application.allowsPassword },
      after: {
        implicit: after.allowsImplicit,
        password: after.allowsPassword,
        ...(isSelfReviewed && { self_reviewed: true }),
      },
    };
    return change(after, { audit, events: [] }).updates(applications, application, after);
  });
}

/** Taking something back needs nobody else's word. */
function givesMore(
  { allowsImplicit, allowsPassword }: Application,
  { implicit, password }: AllowLegacyGrantsInput,
): boolean {
  return (implicit && !allowsImplicit) || (password && !allowsPassword);
}
