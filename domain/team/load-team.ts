import { eq } from "drizzle-orm";
import { merchants } from "#db/schema/merchants";
import { customRoles, memberships } from "#db/schema/people";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { Team } from "#domain/team/team";
import type { Id } from "#platform/ids";

/** The whole team of a merchant, with the version that every change of it counts up. */
export async function loadTeam(read: Reader, merchantId: Id<"mer">): Promise<Team> {
  const [merchant] = await read.db.select().from(merchants).where(eq(merchants.id, merchantId));
  if (!merchant) throw new DomainError("resource_missing", "No such merchant.");
  const ofMerchant = eq(memberships.merchantId, merchantId);
  const [members, ownRoles] = await Promise.all([
    read.db.select().from(memberships).where(ofMerchant),
    read.db.select().from(customRoles).where(eq(customRoles.merchantId, merchantId)),
  ]);
  return { merchant, members, ownRoles };
}
