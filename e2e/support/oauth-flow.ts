import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { Account } from "#domain/access/context";
import { anAccount } from "#e2e/support/account";
import { aMember, type Member } from "#e2e/support/member";
import {
  type Asking,
  aClient,
  anApplication,
  type RegisteredForTest,
  TestBrowser,
} from "#e2e/support/oauth";

/** A merchant with an approved application, its client, and a developer at a browser. */
export interface OauthScene {
  readonly account: Account;
  readonly registered: RegisteredForTest;
  readonly client: Configuration;
  readonly member: Member;
  readonly browser: TestBrowser;
}

/** The usual scene of a test. */
export async function aScene(
  ask: Asking,
  fields: Parameters<typeof anApplication>[1] = {},
): Promise<OauthScene> {
  const account = await anAccount();
  const registered = await anApplication(account, fields);
  const member = await aMember(account, "admin");
  const browser = new TestBrowser(ask);
  await browser.signIn(member, account);
  return { account, registered, client: await aClient(registered, ask), member, browser };
}

/** A request to authorize, with what its client must remember. */
export interface Asked {
  readonly url: URL;
  readonly checks: { readonly pkceCodeVerifier: string; readonly expectedState: string };
}

/** What the client asks for, with the usual parameters and these. */
export async function authorizationOf(
  client: Configuration,
  fields: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const url = buildAuthorizationUrl(client, {
    redirect_uri: "https://ledger.example.com/callback",
    scope: "payments:read payments:write refunds:write",
    state: expectedState,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    ...fields,
  });
  return { url, checks: { pkceCodeVerifier, expectedState } };
}

/** Leads the person through consent; where the application's page is called, with the code. */
export async function allow({ browser, account }: OauthScene, { url }: Asked): Promise<URL> {
  const page = await browser.follow(url);
  return page.pathname.startsWith("/consent/") ? browser.decide(page, "allow", account) : page;
}

/** The whole way: asked, allowed, and the code redeemed. */
export async function tokensOf(scene: OauthScene, fields: Readonly<Record<string, string>> = {}) {
  const asked = await authorizationOf(scene.client, fields);
  const back = await allow(scene, asked);
  return authorizationCodeGrant(scene.client, back, asked.checks);
}
