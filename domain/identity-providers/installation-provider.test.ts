import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { beginProviderSignIn } from "#domain/identity-providers/begin-provider-sign-in";
import { finishProviderSignIn } from "#domain/identity-providers/finish-provider-sign-in";
import { installation } from "#domain/identity-providers/trusted-provider";
import { findSession } from "#domain/sessions/find-session";
import type { OpenSession } from "#domain/sessions/session";
import { setSignInPolicy } from "#domain/sign-in-policies/set-sign-in-policy";
import { takeSecondStep } from "#domain/sign-ins/take-second-step";
import { removePerson } from "#domain/team/remove-person";
import { anAccount, personContext } from "#e2e/support/account";
import { aLyingProvider, type Lie, type LyingProvider } from "#e2e/support/lying-provider";
import { aMember } from "#e2e/support/member";
import { codeAt, contextBehind, signedInMember, withAuthenticator } from "#e2e/support/signed-in";
import { aVisitor } from "#e2e/support/visitor";
import { settings } from "#platform/settings";

const failed = { code: "sign_in_failed" };
const opened = new AsyncDisposableStack();
let provider: LyingProvider;

beforeAll(async () => {
  provider = await aLyingProvider(opened);
  const { issuer, client } = provider;
  // The environment is read once, before it is known where this provider is.
  Object.assign(settings(), { signInProvider: { issuer, ...client, label: "Company" } });
});
afterAll(() => opened.disposeAsync());

async function come(lie: Lie, proving?: OpenSession) {
  const wish = { provider: installation, next: "/refunds", proving };
  const { address, state } = await beginProviderSignIn(aVisitor(), wish);
  const query = provider.answer(address, lie).searchParams;
  const back = { query, state, place: installation, open: proving };
  return finishProviderSignIn(aVisitor(), back);
}

async function step(lie: Lie) {
  const outcome = await come(lie);
  if (outcome.kind !== "entered") throw new Error("nobody is a step further");
  return outcome.step;
}

test("whoever is in a team comes in by a verified address, with all their merchants", async () => {
  const { email, person } = await aMember(await anAccount(), "owner");
  const { token, isSignedIn } = await step({ subject: person.id, email });
  expect(isSignedIn).toBe(true);
  const open = await findSession(aVisitor(), token);
  expect(open).toMatchObject({
    person: { id: person.id },
    session: { provenBy: "installation", providerId: null },
  });
  await expect(
    createApiKey(await contextBehind(token), { name: "Till", lifetimeDays: 30 }),
  ).resolves.toBeDefined();
});

test("from then on it is known by its subject, also under another address", async () => {
  const { email, person } = await aMember(await anAccount(), "viewer");
  await Promise.all([1, 2, 3].map(() => step({ subject: person.id, email })));
  const renamed = await step({ subject: person.id, email: `renamed-${email}` });
  const open = await findSession(aVisitor(), renamed.token);
  expect(open?.person.id).toBe(person.id);
});

test("strangers, the unverified and those who were removed stay outside", async () => {
  const account = await anAccount();
  const owner = await signedInMember(account, "owner");
  const { email, person } = await aMember(account, "viewer");
  const stranger = come({ subject: "stranger", email: "stranger@example.com" });
  await expect(stranger).rejects.toMatchObject(failed);
  const claims = { email_verified: false };
  const unverified = come({ subject: person.id, email, claims });
  await expect(unverified).rejects.toMatchObject(failed);
  await step({ subject: person.id, email });
  await removePerson(owner.ctx, { personId: person.id });
  await expect(come({ subject: person.id, email })).rejects.toMatchObject(failed);
});

test("it stands in for the password alone: a second factor is asked for as ever", async () => {
  const { ctx, email, person } = await signedInMember(await anAccount(), "owner");
  const secret = await withAuthenticator(ctx);
  const first = await step({ subject: person.id, email });
  expect(first.isSignedIn).toBe(false);
  expect(await findSession(aVisitor(), first.token)).toBeUndefined();
  const code = codeAt(secret, aVisitor().clock());
  const { token } = await takeSecondStep(aVisitor(), first.token, { code });
  expect(await findSession(aVisitor(), token)).toMatchObject({ session: { provenBy: "totp" } });
});

test("what a merchant demands holds for who comes in by it", async () => {
  const account = await anAccount();
  const { email, person } = await aMember(account, "owner");
  const rules = { secondFactor: "everyone", providerOnly: false } as const;
  await setSignInPolicy(personContext(account, person), rules);
  const { token } = await step({ subject: person.id, email });
  const { scopes } = await contextBehind(token);
  expect([...scopes].toSorted()).toEqual(["account:read", "factors:write", "sessions:write"]);
});

test("it proves anew who has signed in by it, if it says that it looked", async () => {
  const { email, person } = await aMember(await anAccount(), "owner");
  const lie = { subject: person.id, email };
  const hourAgo = Math.floor(Date.now() / 1000) - 3600;
  const { token } = await step({ ...lie, claims: { auth_time: hourAgo } });
  const open = await findSession(aVisitor(), token);
  const input = { name: "Till", lifetimeDays: 30 } as const;
  const stale = createApiKey(await contextBehind(token), input);
  await expect(stale).rejects.toMatchObject({ code: "proof_required" });
  const remembered = come({ ...lie, claims: { auth_time: hourAgo } }, open);
  await expect(remembered).rejects.toMatchObject({ code: "proof_required" });
  await expect(come(lie, open)).resolves.toMatchObject({ kind: "proven" });
  await expect(createApiKey(await contextBehind(token), input)).resolves.toBeDefined();
});

test("what was begun with it does not end at the address of a merchant", async () => {
  const account = await anAccount();
  const { email, person } = await aMember(account, "owner");
  const wish = { provider: installation, next: "/" };
  const { address, state } = await beginProviderSignIn(aVisitor(), wish);
  const query = provider.answer(address, { subject: person.id, email }).searchParams;
  const elsewhere = { query, state, place: account.merchantId, open: undefined };
  await expect(finishProviderSignIn(aVisitor(), elsewhere)).rejects.toMatchObject(failed);
});
