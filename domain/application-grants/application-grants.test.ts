import { expect, test } from "vitest";
import { allowApplication } from "#domain/application-grants/allow-application";
import { listGrants } from "#domain/application-grants/list-grants";
import { revokeGrant } from "#domain/application-grants/revoke-grant";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { anApplication } from "#e2e/support/oauth";

async function scene() {
  const account = await anAccount();
  const { application } = await anApplication(account);
  const as = async (role: "admin" | "developer" | "viewer") =>
    personContext(account, await aPerson(role));
  return { account, applicationId: application.id, as };
}

test("nobody passes on more than the application may have and they have themselves", async () => {
  const { account, applicationId } = await scene();
  const person = await aPerson("developer");
  const ctx = personContext(account, person);
  const rights = new Set([...ctx.scopes].filter((scope) => scope !== "refunds:write"));
  const scopes = ["payments:read", "refunds:write", "events:read", "payouts:write", "nonsense"];
  const grant = await allowApplication({ ...ctx, scopes: rights }, { applicationId, scopes });
  expect(grant.scopes).toEqual(["payments:read"]);
  expect(grant.personId).toBe(person.id);
});

test("allowing again adds to what was allowed, in the same grant", async () => {
  const { applicationId, as } = await scene();
  const ctx = await as("developer");
  const first = await allowApplication(ctx, { applicationId, scopes: ["payments:read"] });
  const second = await allowApplication(ctx, { applicationId, scopes: ["refunds:write"] });
  expect(second).toMatchObject({ id: first.id, scopes: ["payments:read", "refunds:write"] });
  const listed = await listGrants(ctx);
  expect(listed.map(({ grant }) => grant.id)).toEqual([first.id]);
});

test("two who allow at the same moment leave one grant each", async () => {
  const { applicationId, as } = await scene();
  const ctx = await as("developer");
  const allow = () => allowApplication(ctx, { applicationId, scopes: ["payments:read"] });
  const grants = await Promise.all([allow(), allow(), allow()]);
  expect(new Set(grants.map(({ id }) => id)).size).toBe(1);
});

test("one takes back what one allowed; what others allowed, an admin", async () => {
  const { applicationId, as } = await scene();
  const [owner, other, admin] = [await as("developer"), await as("developer"), await as("admin")];
  const input = { applicationId, scopes: ["payments:read"] };
  const { id: grantId } = await allowApplication(owner, input);
  await expect(revokeGrant(other, { grantId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  expect((await revokeGrant(owner, { grantId })).revokedAt).not.toBeNull();
  const { id: again } = await allowApplication(owner, input);
  expect(again).not.toBe(grantId);
  await revokeGrant(admin, { grantId: again });
  expect(await listGrants(owner)).toEqual([]);
});

test("another account's grant is as if it never was", async () => {
  const { applicationId, as } = await scene();
  const { id: grantId } = await allowApplication(await as("admin"), { applicationId, scopes: [] });
  const stranger = personContext(await anAccount(), await aPerson("admin"));
  for (const text of [grantId, "apg_nothing"]) {
    await expect(revokeGrant(stranger, { grantId: text })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such grant.",
    });
  }
  await expect(allowApplication(stranger, { applicationId, scopes: [] })).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such application.",
  });
});

test("programs and those whose role does not say so allow nothing", async () => {
  const { account, applicationId, as } = await scene();
  const input = { applicationId, scopes: [] };
  await expect(allowApplication(keyContext(account), input)).rejects.toMatchObject({
    code: "person_required",
  });
  await expect(allowApplication(await as("viewer"), input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
