import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import { changeRole } from "#domain/team/change-role";
import { listPeople } from "#domain/team/list-people";
import { removePerson } from "#domain/team/remove-person";
import { anAccount, keyContext, personContext } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { newId } from "#platform/ids";

const refused = { code: "more_permissions_required" };

async function aTeamOf(...names: readonly Role[]) {
  const account = await anAccount();
  const members: Context[] = [];
  for (const role of names) {
    members.push(personContext(account, (await aMember(account, role)).person));
  }
  return { account, members };
}

function idOf(ctx: Context | undefined) {
  return { personId: String(ctx?.actor.id) };
}

test.each(["remove", "demote"] as const)(
  "two owners who %s each other at once leave one",
  async (way) => {
    const { members } = await aTeamOf("owner", "owner", "viewer");
    const [one, other] = members as [Context, Context];
    const move = (ctx: Context, on: Context) =>
      way === "remove"
        ? removePerson(ctx, idOf(on))
        : changeRole(ctx, { ...idOf(on), role: "viewer" });
    const answers = await Promise.allSettled([move(one, other), move(other, one)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const owners = (await listPeople(one)).filter(({ membership }) => membership.role === "owner");
    expect(owners).toHaveLength(1);
  },
);

test("of five owners who all leave at once, one stays", async () => {
  const { members } = await aTeamOf("owner", "owner", "owner", "owner", "owner");
  const answers = await Promise.allSettled(members.map((ctx) => removePerson(ctx, idOf(ctx))));
  const stayed = answers.filter(({ status }) => status === "rejected");
  expect(stayed).toMatchObject([{ reason: { code: "last_owner" } }]);
});

test("the last owner can neither leave nor step down", async () => {
  const { members } = await aTeamOf("owner", "admin");
  const [owner] = members as [Context];
  const last = { code: "last_owner" };
  await expect(removePerson(owner, idOf(owner))).rejects.toMatchObject(last);
  await expect(changeRole(owner, { ...idOf(owner), role: "admin" })).rejects.toMatchObject(last);
});

test("only an owner touches owners, and an admin raises no one above admin", async () => {
  const { members } = await aTeamOf("owner", "owner", "admin", "viewer");
  const [owner, second, admin, viewer] = members as [Context, Context, Context, Context];
  await expect(removePerson(admin, idOf(second))).rejects.toMatchObject(refused);
  await expect(changeRole(admin, { ...idOf(second), role: "viewer" })).rejects.toMatchObject(
    refused,
  );
  await expect(changeRole(admin, { ...idOf(admin), role: "owner" })).rejects.toMatchObject(refused);
  await expect(changeRole(admin, { ...idOf(viewer), role: "admin" })).resolves.toBeDefined();
  await expect(changeRole(owner, { ...idOf(viewer), role: "owner" })).resolves.toBeDefined();
});

test("no role below admin changes the team, and neither does a key", async () => {
  const { account, members } = await aTeamOf("viewer", "analyst", "developer");
  for (const ctx of members) {
    const change = changeRole(ctx, { ...idOf(members[0]), role: "viewer" });
    await expect(change).rejects.toMatchObject(refused);
    await expect(removePerson(ctx, idOf(members[0]))).rejects.toMatchObject(refused);
  }
  const byKey = removePerson(keyContext(account), idOf(members[0]));
  await expect(byKey).rejects.toMatchObject({ code: "person_required" });
});

test("a right that ended a moment ago is no right, whatever the page still allowed", async () => {
  const { members } = await aTeamOf("owner", "admin", "viewer");
  const [owner, admin, viewer] = members as [Context, Context, Context];
  await removePerson(owner, idOf(admin));
  await expect(removePerson(admin, idOf(viewer))).rejects.toMatchObject(refused);
});

test("people of another merchant answer like those who never were", async () => {
  const [mine, theirs] = [await aTeamOf("owner"), await aTeamOf("owner", "viewer")];
  const [owner] = mine.members as [Context];
  const [, stranger] = theirs.members as [Context, Context];
  const missing = { code: "resource_missing", message: "No such person." };
  const ids = [stranger.actor.id, newId("usr", owner.clock()), "nonsense"];
  for (const personId of ids) {
    await expect(removePerson(owner, { personId })).rejects.toMatchObject(missing);
    await expect(changeRole(owner, { personId, role: "viewer" })).rejects.toMatchObject(missing);
  }
  expect(await listPeople(owner)).toHaveLength(1);
});

test("a viewer does not see the team", async () => {
  const { members } = await aTeamOf("owner", "viewer");
  const [, viewer] = members as [Context, Context];
  await expect(listPeople(viewer)).rejects.toMatchObject(refused);
});
