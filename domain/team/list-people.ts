import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { colleaguesIn } from "#domain/team/queries";
import type { Colleague } from "#domain/team/team";

/**
 * Everyone in the team or asked into it. Whoever has not joined yet is known by the address alone:
 * what else we know of them they may have told another merchant only.
 */
export async function listPeople(ctx: Context): Promise<readonly Colleague[]> {
  requireScope(ctx, "people:read");
  const colleagues = await colleaguesIn(readerOf(ctx), ctx.account.merchantId);
  return colleagues.map((colleague) =>
    colleague.membership.status === "active"
      ? colleague
      : { ...colleague, person: { ...colleague.person, name: colleague.person.email } },
  );
}
