import { eq, type SQL } from "drizzle-orm";
import { emails } from "#db/schema/notifications";
import type { Person } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import { scopesOfRole } from "#domain/access/roles";

/**
 * Which e-mails somebody may read: their own, and in sandboxes everyone's, if they may read in the
 * audit log what those tell of.
 */
export function seenBy(person: Person, { mode }: Account): SQL | undefined {
  const seesAll = mode === "sandbox" && scopesOfRole(person.role).has("audit:read");
  return seesAll ? undefined : eq(emails.personId, person.id);
}
