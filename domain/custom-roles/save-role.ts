import { z } from "zod";
import { merchants } from "#db/schema/merchants";
import { customRoles } from "#db/schema/people";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { basicScopes, grantableScopes } from "#domain/access/rights";
import type { Scope } from "#domain/access/scopes";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { roleToChange } from "#domain/custom-roles/role-to-change";
import { DomainError } from "#domain/errors/domain-error";
import { loadTeam } from "#domain/team/load-team";
import { type CustomRole, standingToChangeTeam, type Team } from "#domain/team/team";
import { newId } from "#platform/ids";

const grantable = new Set<string>(grantableScopes);

export const SaveRoleInput = z.object({
  /** Which of the merchant's roles to change; a new one without it. */
  roleId: z.string().max(40).optional(),
  name: z.string().trim().min(1).max(60),
  /** A form sends one alone as a text. */
  scopes: z
    .union([z.array(z.string()), z.string().transform((scope) => [scope])])
    .default([])
    .pipe(z.array(z.string().refine((scope) => grantable.has(scope))).max(grantable.size)),
});

/**
 * Makes a role, or changes one for all who have it, from their next request on. Nobody puts rights
 * in a role that they do not have themselves, nor changes a role that may do more than they do.
 */
export async function saveRole(
  ctx: Context,
  input: z.output<typeof SaveRoleInput>,
): Promise<CustomRole> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const team = await loadTeam(read, ctx.account.merchantId);
    const { rights } = standingToChangeTeam(team, ctx.actor);
    const scopes = scopesOf(input.scopes);
    if (!new Set<string>(scopes).isSubsetOf(rights)) throw aboveOwn();
    const before =
      input.roleId === undefined ? undefined : roleToChange(team, input.roleId, rights);
    refuseTakenName(team, input.name, before);
    const after = before ? next(before, { name: input.name, scopes }) : newRole(ctx, input, read);
    return saved(team, before, { ...after, scopes });
  });
}

/** In the order of the table, with what everyone may. */
function scopesOf(asked: readonly string[]): readonly Scope[] {
  const wanted = new Set<string>([...basicScopes, ...asked]);
  return grantableScopes.filter((scope) => wanted.has(scope));
}

function newRole(
  ctx: Context,
  { name }: z.output<typeof SaveRoleInput>,
  { now }: Reader,
): CustomRole {
  return {
    merchantId: ctx.account.merchantId,
    id: newId("rol", now),
    name,
    scopes: [],
    createdBy: personBehind(ctx.actor),
    createdAt: now,
    removedAt: null,
    version: 1n,
  };
}

function saved(team: Team, before: CustomRole | undefined, after: CustomRole) {
  const audit = {
    action: before ? "role.changed" : "role.created",
    subject: after.id,
    ...(before && { before: { name: before.name, scopes: before.scopes } }),
    after: { name: after.name, scopes: after.scopes },
  };
  const { merchant } = team;
  const result = change(after, { audit, events: [] }).updates(
    merchants,
    merchant,
    next(merchant, {}),
  );
  return before ? result.updates(customRoles, before, after) : result.inserts(customRoles, after);
}

function refuseTakenName(team: Team, name: string, own: CustomRole | undefined): void {
  const isTaken = team.ownRoles.some(
    (role) =>
      role.removedAt === null &&
      role.id !== own?.id &&
      role.name.toLowerCase() === name.toLowerCase(),
  );
  if (!isTaken) return;
  throw new DomainError("resource_already_exists", "There is a role of this name already.", {
    param: "name",
  });
}

function aboveOwn(): DomainError {
  return new DomainError(
    "more_permissions_required",
    "No one can give rights that they do not have.",
    { param: "scopes" },
  );
}
