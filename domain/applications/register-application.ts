import { applicationSecrets, applications } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type Application, hasSecret } from "#domain/applications/application";
import {
  type ApplicationInputFields,
  auditedFields,
  fieldsOf,
} from "#domain/applications/application-input";
import { type NewSecret, newClientSecret } from "#domain/applications/client-secret";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { newId } from "#platform/ids";

/** An application and its secret, where it proves itself by one; shown this once. */
export interface RegisteredApplication {
  readonly application: Application;
  readonly secret: string | undefined;
}

/** Takes an application in. It can be tried in sandboxes at once, and waits for an admin's word. */
export async function registerApplication(
  ctx: Context,
  input: ApplicationInputFields,
): Promise<RegisteredApplication> {
  requireScope(ctx, "applications:write");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const application: Application = {
      ...fieldsOf(input, null),
      id: newId("app", read.now),
      accountId: read.accountId,
      merchantId: ctx.account.merchantId,
      status: "waiting",
      isForEveryone: false,
      allowsImplicit: false,
      allowsPassword: false,
      registeredBy: person.id,
      submittedBy: person.id,
      reviewedBy: null,
      isSelfReviewed: false,
      reviewedAt: null,
      reviewReason: null,
      createdAt: read.now,
      version: 1n,
    };
    const maker = { applicationId: application.id, createdBy: person.id, at: read.now };
    const made: NewSecret | undefined = hasSecret(application) ? newClientSecret(maker) : undefined;
    const audit = {
      action: "application.registered",
      subject: application.id,
      after: auditedFields(application),
    };
    return change({ application, secret: made?.secret }, { audit, events: [] })
      .inserts(applications, application)
      .inserts(applicationSecrets, ...(made ? [made.row] : []));
  });
}
