import { afterAll, expect, test } from "vitest";
import { memberships } from "#db/schema/people";
import { beginProviderSignIn } from "#domain/identity-providers/begin-provider-sign-in";
import {
  finishProviderSignIn,
  type ProviderOutcome,
} from "#domain/identity-providers/finish-provider-sign-in";
import { registerProvider } from "#domain/identity-providers/register-provider";
import { removeProvider } from "#domain/identity-providers/remove-provider";
import { beginPasskey } from "#domain/passkeys/begin-passkey";
import { findSession } from "#domain/sessions/find-session";
import { setSignInPolicy } from "#domain/sign-in-policies/set-sign-in-policy";
import { signIn } from "#domain/sign-ins/sign-in";
import { invitePerson } from "#domain/team/invite-person";
import { removePerson } from "#domain/team/remove-person";
import { anAccount, insertRows } from "#e2e/support/account";
import { aMember, memberPassword } from "#e2e/support/member";
import { anOpenIdProvider, type Known } from "#e2e/support/openid";
import { contextBehind, signedInMember } from "#e2e/support/signed-in";
import { aVisitor } from "#e2e/support/visitor";

const failed = { code: "sign_in_failed" };
const known: Record<string, Known> = {};
const opened = new AsyncDisposableStack();
const running = anOpenIdProvider(known, opened);
afterAll(() => opened.disposeAsync());

/** The token of the session that it came to, with where it leads. */
function entered(outcome: ProviderOutcome) {
  if (outcome.kind !== "entered" || !outcome.step.isSignedIn) throw new Error("nobody is in");
  return { token: outcome.step.token, next: outcome.next };
}

async function aMerchant() {
  const account = await anAccount();
  const owner = await signedInMember(account, "owner");
  const { issuer, client, travel } = await running;
  const provider = await registerProvider(owner.ctx, { name: "Tea SSO", issuer, ...client });
  const begin = () => beginProviderSignIn(aVisitor(), { provider: provider.id, next: "/refunds" });
  const enter = async (subject: string, change: (address: string) => string = (same) => same) => {
    const { address, state } = await begin();
    const { searchParams: query } = await travel(change(address), subject);
    return { query, state, place: account.merchantId, open: undefined };
  };
  const finish = async (subject: string) =>
    entered(await finishProviderSignIn(aVisitor(), await enter(subject)));
  return { account, owner, provider, begin, enter, finish };
}

test("a member comes in by the verified address, and from then on by the subject", async () => {
  const { account, finish, provider } = await aMerchant();
  const { email, person } = await aMember(account, "developer");
  known.ann = { email: email.toUpperCase(), verified: true };
  const { token, next } = await finish("ann");
  expect(next).toBe("/refunds");
  const open = await findSession(aVisitor(), token);
  expect(open).toMatchObject({
    person: { id: person.id },
    session: { provenBy: "provider", providerId: provider.id },
  });
  known.ann = { email: "renamed@example.com", verified: false };
  await expect(finish("ann")).rejects.toMatchObject(failed);
  known.ann = { email: "renamed@example.com", verified: true };
  await expect(finish("ann")).resolves.toBeDefined();
});

test("who is invited joins by it; strangers, the unverified and those removed do not", async () => {
  const { owner, finish } = await aMerchant();
  const email = `invited-${owner.email}`;
  known.ivy = { email, verified: true };
  await expect(finish("ivy")).rejects.toMatchObject(failed);
  const { personId } = await invitePerson(owner.ctx, {
    name: "Ivy",
    email,
    role: "analyst",
    locale: "en",
    timeZone: "UTC",
  });
  known.mallory = { email, verified: false };
  await expect(finish("mallory")).rejects.toMatchObject(failed);
  const { token } = await finish("ivy");
  expect(await findSession(aVisitor(), token)).toMatchObject({ role: "analyst" });
  await removePerson(owner.ctx, { personId });
  expect(await findSession(aVisitor(), token)).toBeUndefined();
  await expect(finish("ivy")).rejects.toMatchObject(failed);
});

test("what comes back is good once, in the browser that set out, and as it was asked", async () => {
  const { account, enter } = await aMerchant();
  const { email } = await aMember(account, "viewer");
  known.bob = { email, verified: true };
  const finish = (back: Parameters<typeof finishProviderSignIn>[1]) =>
    finishProviderSignIn(aVisitor(), back);
  const other = await enter("bob");
  const stolen = await enter("bob");
  await expect(finish({ ...stolen, state: other.state })).rejects.toMatchObject(failed);
  await expect(finish({ ...stolen, state: undefined })).rejects.toMatchObject(failed);
  const wrongNonce = await enter("bob", (to) => to.replace(/nonce=[^&]+/, "nonce=of-another"));
  await expect(finish(wrongNonce)).rejects.toMatchObject(failed);
  const wrongIssuer = await enter("bob");
  wrongIssuer.query.set("iss", "https://evil.example");
  await expect(finish(wrongIssuer)).rejects.toMatchObject(failed);
  const otherCode = await enter("bob");
  otherCode.query.set("code", other.query.get("code") ?? "");
  await expect(finish(otherCode)).rejects.toMatchObject(failed);
  const good = await enter("bob");
  const answers = await Promise.allSettled([finish(good), finish(good)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a provider's word holds for its own merchant, and changes nobody's factors", async () => {
  const [mine, theirs] = [await aMerchant(), await aMerchant()];
  const { email, person } = await aMember(mine.account, "owner");
  const membership = { personId: person.id, merchantId: theirs.account.merchantId };
  const row = { ...membership, role: "viewer" as const, status: "active" as const };
  const createdAt = aVisitor().clock();
  await insertRows([{ table: memberships, row: { ...row, createdAt, version: 1n } }]);
  known.eve = { email, verified: true };
  const { token } = await theirs.finish("eve");
  const ctx = await contextBehind(token);
  expect(ctx.account.id).toBe(theirs.account.id);
  await expect(beginPasskey(ctx)).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("as the only way in it shuts passwords out, until it is removed", async () => {
  const { account, owner, finish, provider } = await aMerchant();
  const { email } = await aMember(account, "viewer");
  known.own = { email: owner.email, verified: true };
  const { token } = await finish("own");
  const ctx = await contextBehind(token);
  await setSignInPolicy(ctx, { secondFactor: "everyone", providerOnly: true });
  expect(await findSession(aVisitor(), owner.token)).toBeUndefined();
  const byPassword = () => signIn(aVisitor(), { email, password: memberPassword });
  await expect(byPassword()).rejects.toMatchObject(failed);
  await expect(finish("own")).resolves.toBeDefined();
  await removeProvider(ctx, { providerId: provider.id });
  expect(await findSession(aVisitor(), token)).toBeUndefined();
  await expect(byPassword()).resolves.toMatchObject({ isSignedIn: true });
});

test("what does not answer as a provider, or by another name, is none", async () => {
  const { owner } = await aMerchant();
  const { issuer, client } = await running;
  const named = { name: "Tea SSO", ...client };
  const { port } = new URL(issuer);
  for (const wrong of [
    `http://localhost:${port}`,
    "http://127.0.0.1:1",
    "http://169.254.169.254",
  ]) {
    const registering = registerProvider(owner.ctx, { ...named, issuer: wrong });
    await expect(registering).rejects.toMatchObject({ code: "provider_unreachable" });
  }
});
