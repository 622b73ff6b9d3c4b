import { expect, test } from "vitest";
import { rightsOf } from "#domain/access/rights";
import { listRoles } from "#domain/custom-roles/list-roles";
import { removeRole } from "#domain/custom-roles/remove-role";
import { saveRole } from "#domain/custom-roles/save-role";
import { changeRole } from "#domain/team/change-role";
import { invitePerson } from "#domain/team/invite-person";
import { removePerson } from "#domain/team/remove-person";
import { anAccount } from "#e2e/support/account";
import { contextBehind, signedInMember } from "#e2e/support/signed-in";

const refused = { code: "more_permissions_required" };
const refundDesk = { name: "Refund desk", scopes: ["payments:read", "refunds:read"] };

async function aTeam() {
  const account = await anAccount();
  const owner = await signedInMember(account, "owner");
  const member = await signedInMember(account, "viewer");
  const give = (role: string) => changeRole(owner.ctx, { personId: member.person.id, role });
  return { account, owner, member, give };
}

test("a role of one's own gives its rights and what everyone has, and nothing else", async () => {
  const { owner, member, give } = await aTeam();
  const role = await saveRole(owner.ctx, refundDesk);
  await give(role.id);
  const { scopes } = await contextBehind(member.token);
  expect(scopes).toEqual(rightsOf("viewer", role));
  expect(scopes.has("refunds:read")).toBe(true);
  expect(scopes.has("customers:read")).toBe(false);
});

test("a role that is changed holds from the next request of a session on, both ways", async () => {
  const { owner, member, give } = await aTeam();
  const role = await saveRole(owner.ctx, refundDesk);
  await give(role.id);
  const scopes = ["refunds:read", "refunds:approve"];
  await saveRole(owner.ctx, { ...refundDesk, roleId: role.id, scopes });
  const changed = await contextBehind(member.token);
  expect(changed.scopes.has("refunds:approve")).toBe(true);
  expect(changed.scopes.has("payments:read")).toBe(false);
});

test("nobody makes a role that may do more than they do, nor widens, nor gives one", async () => {
  const { account, owner, member, give } = await aTeam();
  const scopes = ["people:read", "people:write", "refunds:read"];
  const few = await saveRole(owner.ctx, { name: "Team lead", scopes });
  await give(few.id);
  const lead = await contextBehind(member.token);
  const more = await saveRole(owner.ctx, { name: "Payer", scopes: ["payouts:write"] });
  const other = await signedInMember(account, "viewer");
  const personId = other.person.id;
  const escapes = [
    () => saveRole(lead, { name: "Mine", scopes: ["payouts:write"] }),
    () =>
      saveRole(lead, { name: "Team lead", roleId: few.id, scopes: [...scopes, "payouts:write"] }),
    () => saveRole(lead, { name: "Payer", roleId: more.id, scopes: [] }),
    () => removeRole(lead, { roleId: more.id }),
    () => changeRole(lead, { personId: lead.actor.id, role: more.id }),
    () => changeRole(lead, { personId: lead.actor.id, role: "admin" }),
    () => changeRole(lead, { personId, role: few.id }),
    () => removePerson(lead, { personId: owner.person.id }),
    () =>
      invitePerson(lead, {
        name: "Accomplice",
        email: `x-${personId.toLowerCase()}@example.com`,
        role: "admin",
        locale: "en",
        timeZone: "UTC",
      }),
  ];
  for (const escape of escapes) await expect(escape()).rejects.toMatchObject(refused);
  await expect(saveRole(lead, { name: "Small", scopes: ["refunds:read"] })).resolves.toBeDefined();
});

test("a role that somebody has, or is invited as, does not go", async () => {
  const { owner, member, give } = await aTeam();
  const role = await saveRole(owner.ctx, refundDesk);
  await give(role.id);
  const going = () => removeRole(owner.ctx, { roleId: role.id });
  await expect(going()).rejects.toMatchObject({ code: "role_in_use" });
  expect(await listRoles(owner.ctx)).toMatchObject([{ holderCount: 1 }]);
  await removePerson(owner.ctx, { personId: member.person.id });
  await going();
  expect(await listRoles(owner.ctx)).toEqual([]);
  await expect(give(role.id)).rejects.toMatchObject({ code: "resource_missing" });
});

test("a role that goes while it is given is one or the other", async () => {
  const { owner, member, give } = await aTeam();
  const role = await saveRole(owner.ctx, refundDesk);
  const answers = await Promise.allSettled([
    give(role.id),
    removeRole(owner.ctx, { roleId: role.id }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const { scopes } = await contextBehind(member.token);
  expect(scopes.has("customers:read")).toBe(answers[0]?.status === "rejected");
});

test("a name is taken once, whatever its case, and again when it is free", async () => {
  const { owner } = await aTeam();
  const role = await saveRole(owner.ctx, refundDesk);
  const again = () => saveRole(owner.ctx, { ...refundDesk, name: "REFUND desk" });
  await expect(again()).rejects.toMatchObject({ code: "resource_already_exists" });
  await removeRole(owner.ctx, { roleId: role.id });
  await expect(again()).resolves.toBeDefined();
});

test("roles of another merchant do not exist", async () => {
  const [mine, theirs] = [await aTeam(), await aTeam()];
  const role = await saveRole(theirs.owner.ctx, refundDesk);
  const missing = { code: "resource_missing" };
  await expect(mine.give(role.id)).rejects.toMatchObject(missing);
  await expect(removeRole(mine.owner.ctx, { roleId: role.id })).rejects.toMatchObject(missing);
  const changing = saveRole(mine.owner.ctx, { ...refundDesk, roleId: role.id });
  await expect(changing).rejects.toMatchObject(missing);
});
