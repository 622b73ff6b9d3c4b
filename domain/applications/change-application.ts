import { applications } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type Application, isOpen } from "#domain/applications/application";
import {
  type ApplicationInputFields,
  auditedFields,
  fieldsOf,
} from "#domain/applications/application-input";
import { loadApplication } from "#domain/applications/load-application";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";

/**
 * Changes what an application says of itself. What an admin approved was another one, so it waits
 * for a review again, and until then acts for sandboxes of its own merchant alone.
 */
export async function changeApplication(
  ctx: Context,
  input: ApplicationInputFields & { readonly applicationId: string },
): Promise<Application> {
  requireScope(ctx, "applications:write");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async () => {
    const application = await loadApplication(ctx.account, input.applicationId);
    if (!isOpen(application)) {
      throw new DomainError(
        "application_unexpected_state",
        `This application is ${application.status}, so it cannot be changed.`,
      );
    }
    const after = next(application, {
      ...fieldsOf(input, application.logo),
      status: "waiting",
      submittedBy: person.id,
      isSelfReviewed: false,
      reviewedBy: null,
      reviewedAt: null,
      reviewReason: null,
    });
    const audit = {
      action: "application.changed",
      subject: application.id,
      before: auditedFields(application),
      after: auditedFields(after),
    };
    return change(after, { audit, events: [] }).updates(applications, application, after);
  });
}
