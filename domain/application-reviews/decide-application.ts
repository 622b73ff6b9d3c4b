import { applications } from "#db/schema/oauth";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { requireSecondPerson } from "#domain/application-reviews/require-second-person";
import {
  type Application,
  type ApplicationDecision,
  type ApplicationStatus,
  decisionsOpen,
} from "#domain/applications/application";
import { loadApplication } from "#domain/applications/load-application";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";

export interface DecideApplicationInput {
  readonly applicationId: string;
  readonly decision: ApplicationDecision;
  /** Why; asked for where it is not an approval. */
  readonly reason: string;
}

const outcomes: Readonly<Record<ApplicationDecision, ApplicationStatus>> = {
  approve: "approved",
  reject: "rejected",
  suspend: "suspended",
};

/**
 * An admin approves an application, rejects it, or suspends it: every token of a suspended one is
 * refused within a second, in every process. Nobody approves what they made themself, unless nobody
 * else could; then the audit log says so.
 */
export async function decideApplication(
  ctx: Context,
  input: DecideApplicationInput,
): Promise<Application> {
  requireScope(ctx, "applications:review");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const application = await loadApplication(ctx.account, input.applicationId);
    refuseUnfit(application, input);
    const isSelfReviewed =
      input.decision === "approve" && (await requireSecondPerson(read, application, person));
    const status = outcomes[input.decision];
    const reviewReason = input.reason === "" ? null : input.reason;
    const reviewed = { reviewedBy: person.id, reviewedAt: read.now, reviewReason, isSelfReviewed };
    const after = next(application, { status, ...reviewed });
    const audit = {
      action: `application.${status}`,
      subject: application.id,
      before: { status: application.status },
      after: { status, ...(isSelfReviewed && { self_reviewed: true }) },
      reason: reviewReason,
    };
    return change(after, { audit, events: [] }).updates(applications, application, after);
  });
}

function refuseUnfit(application: Application, { decision, reason }: DecideApplicationInput): void {
  if (!decisionsOpen(application).includes(decision)) {
    throw new DomainError(
      "application_unexpected_state",
      `This application is ${application.status}.`,
    );
  }
  if (decision !== "approve" && reason === "") {
    throw new DomainError("reason_required", "Say why, for whoever registered it.", {
      param: "reason",
    });
  }
}
