import type { applicationSecrets, applications } from "#db/schema/oauth";
import type { Account } from "#domain/access/context";
import type { Id } from "#platform/ids";

/** A program that people may let act for their accounts. */
export type Application = typeof applications.$inferSelect;

export type ApplicationSecret = typeof applicationSecrets.$inferSelect;

export type ApplicationStatus = Application["status"];

/** What an admin says of an application. */
export type ApplicationDecision = "approve" | "reject" | "suspend";

/** How an application can prove at the token endpoint who it is. */
export const authentications = [
  "client_secret_basic",
  "client_secret_post",
  "private_key_jwt",
  "none",
] as const satisfies readonly Application["authentication"][];

export type ApprovalStanding = "free" | "barred" | "alone";

const moves: Readonly<Record<ApplicationStatus, readonly ApplicationDecision[]>> = {
  waiting: ["approve", "reject"],
  approved: ["suspend"],
  rejected: ["approve"],
  suspended: ["approve"],
};

/** What can be said of an application as it stands. */
export function decisionsOpen(
  application: Pick<Application, "status">,
): readonly ApplicationDecision[] {
  return moves[application.status];
}

/**
 * How a person stands to its approval: whoever registered it or last changed it needs somebody
 * else's word, unless they are alone and nobody else in the team could give one.
 */
export function approvalStanding(
  { registeredBy, submittedBy }: Pick<Application, "registeredBy" | "submittedBy">,
  personId: Id<"usr">,
  reviewers: Iterable<Id<"usr">>,
): ApprovalStanding {
  const authors = new Set([registeredBy, submittedBy]);
  if (!authors.has(personId)) return "free";
  return [...reviewers].some((id) => !authors.has(id)) ? "barred" : "alone";
}

/** Whether it can be asked for at all; a rejected or suspended one does not exist to protocols. */
export function isOpen({ status }: Pick<Application, "status">): boolean {
  return status === "waiting" || status === "approved";
}

/**
 * Whether it may act for this account: before its review only for sandboxes of its own merchant,
 * then for all of that merchant's accounts, and for others where the operator has opened it.
 */
export function mayActFor(
  application: Pick<Application, "status" | "merchantId" | "isForEveryone">,
  account: Pick<Account, "merchantId" | "mode">,
): boolean {
  const isOwn = application.merchantId === account.merchantId;
  if (application.status === "waiting") return isOwn && account.mode === "sandbox";
  return application.status === "approved" && (isOwn || application.isForEveryone);
}

/** Whether it proves itself by a secret that we hand out. */
export function hasSecret({ authentication }: Pick<Application, "authentication">): boolean {
  return authentication.startsWith("client_secret_");
}
