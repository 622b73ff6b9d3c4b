import fc from "fast-check";
import { expect, test } from "vitest";
import { type Role, roles, scopesOfRole } from "#domain/access/roles";
import { moveFault as faultOf, type Mover, type Standing } from "#domain/team/team";
import { newId } from "#platform/ids";

const at = Temporal.Instant.fromEpochMilliseconds(0);

function member(role: Role, status: Mover["status"] = "active"): Mover {
  return { personId: newId("usr", at), ...standing(role), status };
}

function standing(role: Role): Standing {
  return { role, rights: scopesOfRole(role) };
}

interface MoveOfRoles {
  readonly member: Mover | undefined;
  readonly to: Role | null;
}

function moveFault(team: readonly Mover[], by: Role, { member: who, to }: MoveOfRoles) {
  return faultOf(team, standing(by), { member: who, to: to && standing(to) });
}

interface AskedMove {
  readonly by: number;
  readonly on: number;
  readonly to: Role | null;
}

function afterMove(team: Mover[], { by, on, to }: AskedMove): Mover[] {
  const [actor, target] = [team[by], team[on]].filter((one) => one?.status === "active");
  if (!actor || !target) return team;
  if (moveFault(team, actor.role, { member: target, to })) return team;
  const moved: Mover =
    to === null ? { ...target, status: "removed" } : { ...target, ...standing(to) };
  if (moved.role === "owner" && target.role !== "owner") expect(actor.role).toBe("owner");
  return team.map((one) => (one === target ? moved : one));
}

const aRole = fc.constantFrom(...roles);

test("only an owner makes or unmakes owners", () => {
  const [owner, other, admin] = [member("owner"), member("owner"), member("admin")];
  const team = [owner, other, admin];
  expect(moveFault(team, "admin", { member: other, to: "admin" })).toBe("owners_only");
  expect(moveFault(team, "admin", { member: other, to: null })).toBe("owners_only");
  expect(moveFault(team, "admin", { member: admin, to: "owner" })).toBe("owners_only");
  expect(moveFault(team, "admin", { member: undefined, to: "owner" })).toBe("owners_only");
  expect(moveFault(team, "owner", { member: admin, to: "owner" })).toBeUndefined();
  expect(moveFault(team, "owner", { member: other, to: null })).toBeUndefined();
});

test("no one gives a role above their own", () => {
  expect(moveFault([], "developer", { member: member("viewer"), to: "admin" })).toBe(
    "above_own_role",
  );
  expect(moveFault([], "admin", { member: member("viewer"), to: "admin" })).toBeUndefined();
});

test("no one takes out or moves a person who may do more than they do", () => {
  const few: Standing = { role: "viewer", rights: new Set(["people:write", "people:read"]) };
  const viewer = { member: member("viewer"), to: null };
  expect(faultOf([], few, viewer)).toBe("above_own_role");
  const less = { ...member("viewer"), rights: new Set(["people:read"] as const) };
  expect(faultOf([], few, { member: less, to: null })).toBeUndefined();
  expect(faultOf([], few, { member: less, to: standing("viewer") })).toBe("above_own_role");
});

test("an owner who has not joined yet does not keep a team from losing its last one", () => {
  const [owner, invited] = [member("owner"), member("owner", "invited")];
  expect(moveFault([owner, invited], "owner", { member: owner, to: null })).toBe("last_owner");
  expect(moveFault([owner, invited], "owner", { member: invited, to: null })).toBeUndefined();
});

test("whoever makes whatever moves, the team keeps an owner and admins make none", () => {
  const moves = fc.array(
    fc.record({ by: fc.nat(4), on: fc.nat(4), to: fc.option(aRole, { nil: null }) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(fc.array(aRole, { minLength: 4, maxLength: 4 }), moves, (others, asked) => {
      let team = [member("owner"), ...others.map((role) => member(role))];
      for (const one of asked) team = afterMove(team, one);
      const left = team.filter(({ role, status }) => role === "owner" && status === "active");
      expect(left.length).toBeGreaterThan(0);
    }),
  );
});
