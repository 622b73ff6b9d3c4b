import { memberIn } from "#domain/oauth/queries";
import { type Id, parseId } from "#platform/ids";

/** Who lets an application act, and for which account. */
export interface Subject {
  readonly personId: Id<"usr">;
  readonly accountId: Id<"acct">;
}

/** The subject as the protocol names it; another account of the same person is another subject. */
export function subjectText({ personId, accountId }: Subject): string {
  return `${personId}.${accountId}`;
}

/** The subject that this text names, while the person is in the team of that account. */
export async function findSubject(text: string): Promise<Subject | undefined> {
  const [person = "", account = ""] = text.split(".");
  const personId = parseId("usr", person);
  const accountId = parseId("acct", account);
  if (!personId || !accountId || !(await memberIn(accountId, personId))) return undefined;
  return { personId, accountId };
}
