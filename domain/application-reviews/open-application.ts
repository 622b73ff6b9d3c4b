import { applications } from "#db/schema/oauth";
import { requireScope } from "#domain/access/require-scope";
import type { Application } from "#domain/applications/application";
import { findApplication } from "#domain/applications/load-application";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { findAccount } from "#domain/merchants/find-account";
import type { OperatorContext } from "#domain/merchants/operator-context";

export interface OpenApplicationInput {
  readonly applicationId: string;
  /** Open to the people of every merchant, or again to those of its own alone. */
  readonly isForEveryone: boolean;
}

/** The operator opens an application to every merchant of the installation, or closes it again. */
export async function openApplication(
  ctx: OperatorContext,
  input: OpenApplicationInput,
): Promise<Application> {
  requireScope(ctx, "applications:open");

  const found = await existing(input.applicationId);
  const account = await findAccount(found.accountId);
  invariant(account, "an application was registered in an account");
  return commit({ ...ctx, account }, async () => {
    const application = await existing(input.applicationId);
    const after = next(application, { isForEveryone: input.isForEveryone });
    const audit = {
      action: "application.opened",
      subject: application.id,
      before: { is_for_everyone: application.isForEveryone },
      after: { is_for_everyone: after.isForEveryone },
    };
    return change(after, { audit, events: [] }).updates(applications, application, after);
  });
}

async function existing(text: string): Promise<Application> {
  const found = await findApplication(text);
  if (found) return found;
  throw new DomainError("resource_missing", "No such application.", { param: "application" });
}
