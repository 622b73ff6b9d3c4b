import type { Person } from "#domain/access/actor";
import { reviewersOf } from "#domain/application-reviews/queries";
import { type Application, approvalStanding } from "#domain/applications/application";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";

/**
 * Refuses who would say yes to an application of their own while somebody else could; whether they
 * say it of their own all the same, because nobody else can.
 */
export async function requireSecondPerson(
  read: Reader,
  application: Application,
  person: Person,
): Promise<boolean> {
  const reviewers = await reviewersOf(read, application.merchantId);
  const standing = approvalStanding(application, person.id, reviewers);
  if (standing === "barred") {
    throw new DomainError(
      "self_approval",
      "Someone else must approve an application that you registered or changed.",
    );
  }
  return standing === "alone";
}
