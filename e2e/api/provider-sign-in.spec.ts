import { expect, test } from "@playwright/test";
import type { Account } from "#domain/access/context";
import { registerProvider } from "#domain/identity-providers/register-provider";
import { anAccount } from "#e2e/support/account";
import { HttpBrowser } from "#e2e/support/http-browser";
import { aLyingProvider, type Lie, type LyingProvider } from "#e2e/support/lying-provider";
import { aMember } from "#e2e/support/member";
import { anOpenIdProvider, type Known, type TestProvider } from "#e2e/support/openid";
import { signedInMember } from "#e2e/support/signed-in";

// In one process of the runner and one after the other: they share what is opened once.
test.describe.configure({ mode: "default" });

const opened = new AsyncDisposableStack();
const known: Record<string, Known> = {};
let honest: TestProvider;
let liar: LyingProvider;

test.beforeAll(async () => {
  honest = await anOpenIdProvider(known, opened);
  liar = await aLyingProvider(opened);
});
test.afterAll(() => opened.disposeAsync());

const refused = { status: 303, to: "/sign-in?told=provider" };

/** A merchant that trusts this provider, with a member whom the provider knows. */
async function aMerchant({ issuer, client }: TestProvider | LyingProvider) {
  const account = await anAccount();
  const owner = await signedInMember(account, "owner");
  const provider = await registerProvider(owner.ctx, { name: "Tea SSO", issuer, ...client });
  const { email, person } = await aMember(account, "owner");
  known[person.id] = { email, verified: true };
  const path = `/sign-in/with/${provider.id}?next=/refunds`;
  return { account, subject: person.id, email, path };
}

type Merchant = Awaited<ReturnType<typeof aMerchant>>;

/** Sets out in this browser and has the real provider send it back; the way back, not yet taken. */
async function wayBack(browser: HttpBrowser, { path, subject }: Merchant): Promise<URL> {
  const { status, to } = await browser.go(path);
  expect(status).toBe(303);
  expect(to.startsWith(`${honest.issuer}/auth?`)).toBe(true);
  return honest.travel(to, subject);
}

function changed(address: URL, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

function atPlaceOf(address: URL, { merchantId }: Account): URL {
  return new URL(`/sign-in/callback/${merchantId}${address.search}`, address);
}

test("by code, PKCE and state somebody comes in, and to where they were going", async () => {
  const merchant = await aMerchant(honest);
  const browser = new HttpBrowser();
  const { to } = await browser.go(merchant.path);
  const asked = new URL(to).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(asked.get(name)?.length).toBeGreaterThan(40);
  }
  const back = await honest.travel(to, merchant.subject);
  expect(back.pathname).toBe(`/sign-in/callback/${merchant.account.merchantId}`);
  expect(await browser.go(back)).toEqual({ status: 303, to: "/refunds" });
  expect(await browser.isSignedIn()).toBe(true);
});

test("what came back once is refused when it comes again, in that browser and in any", async () => {
  const merchant = await aMerchant(honest);
  const browser = new HttpBrowser();
  const back = await wayBack(browser, merchant);
  await browser.go(back);
  for (const again of [new HttpBrowser(), browser]) {
    const { status, to } = await again.go(back);
    expect(status).toBe(303);
    expect(to).toMatch(/^\/(?:sign-in|prove)\?told=provider$/);
  }
  expect(await browser.isSignedIn()).toBe(true);
});

test("a way back that another browser was given opens nothing here", async () => {
  const merchant = await aMerchant(honest);
  const [mine, theirs] = [new HttpBrowser(), new HttpBrowser()];
  const stolen = await wayBack(theirs, merchant);
  expect(await mine.go(stolen)).toEqual(refused);
  await mine.go(merchant.path);
  expect(await mine.go(stolen)).toEqual(refused);
  expect(await mine.isSignedIn()).toBe(false);
});

test("a wrong state, a made-up one and none open nothing", async () => {
  const merchant = await aMerchant(honest);
  for (const state of ["tkt_made-up.00", ""]) {
    const browser = new HttpBrowser();
    const back = await wayBack(browser, merchant);
    expect(await browser.go(changed(back, { state }))).toEqual(refused);
    expect(await browser.isSignedIn()).toBe(false);
  }
});

test("a code of another journey opens nothing, though the state is right", async () => {
  const merchant = await aMerchant(honest);
  const [mine, theirs] = [new HttpBrowser(), new HttpBrowser()];
  const code = (await wayBack(theirs, merchant)).searchParams.get("code") ?? "";
  const back = await wayBack(mine, merchant);
  expect(await mine.go(changed(back, { code }))).toEqual(refused);
  expect(await mine.isSignedIn()).toBe(false);
});

test("a provider that was changed for another on the way opens nothing (mix-up)", async () => {
  const [mine, theirs] = [await aMerchant(honest), await aMerchant(honest)];
  const named = new HttpBrowser();
  const back = await wayBack(named, mine);
  expect(await named.go(changed(back, { iss: "https://evil.example" }))).toEqual(refused);
  const moved = new HttpBrowser();
  const other = atPlaceOf(await wayBack(moved, mine), theirs.account);
  expect(await moved.go(other)).toEqual(refused);
  expect(await moved.isSignedIn()).toBe(false);
});

test("an address that is not verified, or is of another merchant's people, opens nothing", async () => {
  const [mine, theirs] = [await aMerchant(honest), await aMerchant(honest)];
  const outside = new HttpBrowser();
  const foreign = await wayBack(outside, { ...mine, subject: theirs.subject });
  expect(await outside.go(foreign)).toEqual(refused);
  known[mine.subject] = { email: mine.email, verified: false };
  const unverified = new HttpBrowser();
  expect(await unverified.go(await wayBack(unverified, mine))).toEqual(refused);
  expect(await unverified.isSignedIn()).toBe(false);
});

const longAgo = Math.floor(Date.now() / 1000) - 3600;

const lies: Readonly<Record<string, Pick<Lie, "claims" | "byStranger">>> = {
  "that ran out": { claims: { exp: longAgo } },
  "with another nonce": { claims: { nonce: "of another journey" } },
  "of another issuer": { claims: { iss: "https://accounts.example" } },
  "for another client": { claims: { aud: "another" } },
  "by a key that is not published": { byStranger: true },
};

test("an id_token that is not right in every part opens nothing", async () => {
  const { path, subject, email } = await aMerchant(liar);
  for (const [name, lie] of Object.entries(lies)) {
    const browser = new HttpBrowser();
    const { to } = await browser.go(path);
    const back = liar.answer(to, { subject, email, ...lie });
    expect(await browser.go(back), name).toEqual(refused);
    expect(await browser.isSignedIn(), name).toBe(false);
  }
});

test("a proof that the provider did not look for anew leads back, and proves nothing", async () => {
  const { path, subject, email } = await aMerchant(liar);
  const browser = new HttpBrowser();
  const { to } = await browser.go(path);
  expect(await browser.go(liar.answer(to, { subject, email }))).toMatchObject({ to: "/refunds" });
  const proving = async (claims: Lie["claims"]) => {
    const asked = await browser.go(path.replace("?next=/refunds", "?next=/api-keys&prove=1"));
    const { searchParams } = new URL(asked.to);
    expect([searchParams.get("prompt"), searchParams.get("max_age")]).toEqual(["login", "0"]);
    return browser.go(liar.answer(asked.to, { subject, email, ...(claims && { claims }) }));
  };
  for (const auth_time of [longAgo, undefined]) {
    expect(await proving({ auth_time })).toEqual({ status: 303, to: "/prove?told=provider" });
  }
  expect(await proving({})).toEqual({ status: 303, to: "/api-keys" });
  expect(await browser.isSignedIn()).toBe(true);
});
