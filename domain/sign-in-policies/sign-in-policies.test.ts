import { expect, test } from "vitest";
import { beginTotp } from "#domain/second-factors/begin-totp";
import { endOtherSessions } from "#domain/sessions/end-other-sessions";
import { retrieveSignInPolicy } from "#domain/sign-in-policies/retrieve-sign-in-policy";
import { setSignInPolicy } from "#domain/sign-in-policies/set-sign-in-policy";
import { listPeople } from "#domain/team/list-people";
import { anAccount } from "#e2e/support/account";
import { contextBehind, signedInMember, withAuthenticator } from "#e2e/support/signed-in";

async function aTeam() {
  const account = await anAccount();
  const owner = await signedInMember(account, "owner");
  const admin = await signedInMember(account, "admin");
  const analyst = await signedInMember(account, "analyst");
  return { owner, admin, analyst };
}

const refused = { code: "more_permissions_required" };

test("whoever must have a second factor and has none can add one, and do nothing else", async () => {
  const { owner, admin, analyst } = await aTeam();
  await setSignInPolicy(owner.ctx, { secondFactor: "admins", providerOnly: false });
  const ctx = await contextBehind(admin.token);
  await expect(listPeople(ctx)).rejects.toMatchObject(refused);
  await expect(listPeople(await contextBehind(analyst.token))).resolves.toBeDefined();
  await expect(endOtherSessions(ctx, admin.ctx.session?.id ?? "ses_")).resolves.toBe(0);
  await expect(beginTotp(ctx)).resolves.toBeDefined();
  await withAuthenticator(ctx);
  await expect(listPeople(await contextBehind(admin.token))).resolves.toBeDefined();
});

test("required for everyone is for everyone, and ends with the rule", async () => {
  const { owner, analyst } = await aTeam();
  await withAuthenticator(owner.ctx);
  await setSignInPolicy(owner.ctx, { secondFactor: "everyone", providerOnly: false });
  await expect(listPeople(await contextBehind(analyst.token))).rejects.toMatchObject(refused);
  const again = await contextBehind(owner.token);
  await setSignInPolicy(again, { secondFactor: "optional", providerOnly: false });
  await expect(listPeople(await contextBehind(analyst.token))).resolves.toBeDefined();
});

test("nobody who came in by password closes the door to passwords", async () => {
  const { owner, analyst } = await aTeam();
  const only = { secondFactor: "optional", providerOnly: true } as const;
  await expect(setSignInPolicy(owner.ctx, only)).rejects.toMatchObject({
    code: "parameter_invalid",
  });
  await expect(setSignInPolicy(analyst.ctx, only)).rejects.toMatchObject(refused);
  expect(await retrieveSignInPolicy(analyst.ctx)).toEqual({
    secondFactor: "optional",
    providerOnly: false,
    providers: [],
  });
});
