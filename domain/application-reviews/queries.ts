import { and, eq } from "drizzle-orm";
import { customRoles, memberships } from "#db/schema/people";
import { rightsOf } from "#domain/access/rights";
import type { Reader } from "#domain/changes/reader";
import type { Id } from "#platform/ids";

/** Everyone in the merchant's team who may review applications. */
export async function reviewersOf(
  { db }: Pick<Reader, "db">,
  merchantId: Id<"mer">,
): Promise<ReadonlySet<Id<"usr">>> {
  const found = await db
    .select({
      personId: memberships.personId,
      role: memberships.role,
      ownRole: { name: customRoles.name, scopes: customRoles.scopes },
    })
    .from(memberships)
    .leftJoin(
      customRoles,
      and(
        eq(customRoles.merchantId, memberships.merchantId),
        eq(customRoles.id, memberships.customRoleId),
      ),
    )
    .where(and(eq(memberships.merchantId, merchantId), eq(memberships.status, "active")));
  const reviewers = found.filter(({ role, ownRole }) =>
    rightsOf(role, ownRole).has("applications:review"),
  );
  return new Set(reviewers.map(({ personId }) => personId));
}
