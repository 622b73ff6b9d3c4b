import { afterAll, expect, test } from "vitest";
import type { Account } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { beginProviderSignIn } from "#domain/identity-providers/begin-provider-sign-in";
import { finishProviderSignIn } from "#domain/identity-providers/finish-provider-sign-in";
import { proveByProvider } from "#domain/identity-providers/prove-by-provider";
import { registerProvider } from "#domain/identity-providers/register-provider";
import { findSession } from "#domain/sessions/find-session";
import type { OpenSession } from "#domain/sessions/session";
import { anAccount, keyContext } from "#e2e/support/account";
import { aLyingProvider, type Lie } from "#e2e/support/lying-provider";
import { aMember } from "#e2e/support/member";
import { contextBehind, signedInMember } from "#e2e/support/signed-in";
import { aVisitor } from "#e2e/support/visitor";

const failed = { code: "sign_in_failed" };
const opened = new AsyncDisposableStack();
const running = aLyingProvider(opened);
afterAll(() => opened.disposeAsync());

const ago = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;

/** A merchant with a provider that says whatever it is told to. */
async function aMerchant(account: Account) {
  const owner = await signedInMember(account, "owner");
  const { issuer, client, answer } = await running;
  const provider = await registerProvider(owner.ctx, { name: "Liar", issuer, ...client });
  const come = async (lie: Lie, proving?: OpenSession) => {
    const wish = { provider: provider.id, next: "/api-keys", proving };
    const { address, state } = await beginProviderSignIn(aVisitor(), wish);
    const query = answer(address, lie).searchParams;
    const back = { query, state, place: account.merchantId, open: proving };
    return finishProviderSignIn(aVisitor(), back);
  };
  const enter = async (lie: Lie) => {
    const outcome = await come(lie);
    if (outcome.kind !== "entered") throw new Error("nobody is in");
    return opening(outcome.step.token);
  };
  return { account, owner, provider, come, enter };
}

async function opening(token: string) {
  const open = await findSession(aVisitor(), token);
  if (!open) throw new Error("it is open");
  return { token, open, ctx: await contextBehind(token) };
}

async function somebody() {
  const merchant = await aMerchant(await anAccount());
  const { email, person } = await aMember(merchant.account, "owner");
  return { ...merchant, honest: { subject: person.id, email }, email, person };
}

const aKey = { name: "Till", lifetimeDays: 30 } as const;

test("a session is as fresh as the provider says that its person is, and no fresher", async () => {
  const { enter, honest } = await somebody();
  const justNow = await enter(honest);
  await expect(createApiKey(justNow.ctx, aKey)).resolves.toBeDefined();
  const remembered = await enter({ ...honest, claims: { auth_time: ago(60) } });
  await expect(createApiKey(remembered.ctx, aKey)).rejects.toMatchObject({
    code: "proof_required",
  });
  const unsaid = await enter({ ...honest, claims: { auth_time: undefined } });
  await expect(createApiKey(unsaid.ctx, aKey)).rejects.toMatchObject({ code: "proof_required" });
  const ahead = await enter({ ...honest, claims: { auth_time: ago(-600) } });
  const now = aVisitor().clock();
  expect(Temporal.Instant.compare(ahead.open.session.provenAt, now)).toBeLessThanOrEqual(0);
});

test("asked anew, the provider proves it; the session stays the same one", async () => {
  const { enter, come, honest } = await somebody();
  const { token, open } = await enter({ ...honest, claims: { auth_time: ago(60) } });
  await expect(come(honest, open)).resolves.toEqual({ kind: "proven", next: "/api-keys" });
  await expect(createApiKey(await contextBehind(token), aKey)).resolves.toBeDefined();
});

test.each([
  ["knew the person still", { auth_time: ago(1) }],
  ["does not say when", { auth_time: undefined }],
  ["says it was never", { auth_time: 0 }],
])("a provider that %s has proved nothing", async (_, claims) => {
  const { enter, come, honest } = await somebody();
  const { token, open } = await enter({ ...honest, claims: { auth_time: ago(60) } });
  await expect(come({ ...honest, claims }, open)).rejects.toMatchObject({
    code: "proof_required",
  });
  const making = createApiKey(await contextBehind(token), aKey);
  await expect(making).rejects.toMatchObject({ code: "proof_required" });
});

test("somebody else at the same desk proves nothing for who is signed in", async () => {
  const { account, enter, come, honest } = await somebody();
  const other = await aMember(account, "viewer");
  const { open } = await enter({ ...honest, claims: { auth_time: ago(60) } });
  const theirs = come({ subject: other.person.id, email: other.email }, open);
  await expect(theirs).rejects.toMatchObject(failed);
});

test("a merchant's provider proves nothing in a session that it did not open", async () => {
  const { owner, come } = await somebody();
  const { open } = await opening(owner.token);
  const lie = { subject: owner.person.id, email: owner.email };
  await expect(come(lie, open)).rejects.toMatchObject(failed);
});

test("a proof that was asked for in one session proves nothing in another", async () => {
  const { enter, provider, account, honest } = await somebody();
  const [one, other] = [await enter(honest), await enter(honest)];
  const { answer } = await running;
  const wish = { provider: provider.id, next: "/", proving: one.open };
  const { address, state } = await beginProviderSignIn(aVisitor(), wish);
  const query = answer(address, honest).searchParams;
  const back = { query, state, place: account.merchantId, open: other.open };
  await expect(finishProviderSignIn(aVisitor(), back)).rejects.toMatchObject(failed);
});

test("only a person who is signed in proves anything", async () => {
  const { person, provider } = await somebody();
  const askedAt = aVisitor().clock();
  const vouching = { personId: person.id, providerId: provider.id, askedAt, shownAt: askedAt };
  const byKey = proveByProvider(keyContext(await anAccount()), vouching);
  await expect(byKey).rejects.toMatchObject({ code: "more_permissions_required" });
});

const lies: Readonly<Record<string, Omit<Lie, "subject" | "email">>> = {
  "that ran out": { claims: { exp: ago(5), iat: ago(10) } },
  "with a nonce of another journey": { claims: { nonce: "of another" } },
  "without a nonce": { claims: { nonce: undefined } },
  "for another client": { claims: { aud: "another" } },
  "in the name of another issuer": { claims: { iss: "https://accounts.example" } },
  "signed by somebody else": { byStranger: true },
  "of an address it has not verified": { claims: { email_verified: false } },
  "of an address it says nothing about": { claims: { email_verified: undefined } },
  "of an address it verified in words": { claims: { email_verified: "true" } },
  "without a subject": { claims: { sub: undefined } },
};

test.each(Object.keys(lies))("a token %s opens nothing", async (name) => {
  const { come, honest } = await somebody();
  await expect(come({ ...honest, ...lies[name] })).rejects.toMatchObject(failed);
});

test("a code that another merchant's provider has given is not passed on to this one", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const { answer } = await running;
  const wish = { provider: theirs.provider.id, next: "/" };
  const { address, state } = await beginProviderSignIn(aVisitor(), wish);
  const query = answer(address, mine.honest).searchParams;
  const atMine = { query, state, place: mine.account.merchantId, open: undefined };
  await expect(finishProviderSignIn(aVisitor(), atMine)).rejects.toMatchObject(failed);
});

test("people of other merchants do not exist for a provider", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const { email, person } = theirs;
  await expect(mine.come({ subject: person.id, email })).rejects.toMatchObject(failed);
});
