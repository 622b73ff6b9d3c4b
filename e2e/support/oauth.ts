import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  type Configuration,
  customFetch,
  discovery,
} from "openid-client";
import { sessions } from "#db/schema/people";
import type { Account } from "#domain/access/context";
import { decideApplication } from "#domain/application-reviews/decide-application";
import type { Application } from "#domain/applications/application";
import type { ApplicationInputFields } from "#domain/applications/application-input";
import { registerApplication } from "#domain/applications/register-application";
import { sessionDigest } from "#domain/sessions/session";
import { aPerson, insertRows, personContext } from "#e2e/support/account";
import type { Member } from "#e2e/support/member";
import { ownCookie } from "#http/session-cookie";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";
import { settings } from "#platform/settings";

/** How a test asks: over HTTP, or the handlers themselves. */
export type Asking = (request: Request) => Promise<Response>;

/** Asks the server of the settings, and follows nothing. */
export const overHttp: Asking = (request) => fetch(request, { redirect: "manual" });

/** What the usual application of a test says of itself. */
export const usualApplication: ApplicationInputFields = {
  name: "Ledger Sync",
  description: "Copies payments into your books.",
  redirectUris: ["https://ledger.example.com/callback"],
  scopes: ["payments:read", "payments:write", "refunds:write", "customers:read"],
  authentication: "client_secret_basic",
  publicKeys: null,
  isBoundToKey: false,
};

/** An application with the secret that it was given. */
export interface RegisteredForTest {
  readonly application: Application;
  readonly secret: string;
}

/** An application of a developer, approved by an admin unless the test wants it to wait. */
export async function anApplication(
  account: Account,
  fields: Partial<ApplicationInputFields> = {},
  { isApproved = true }: { readonly isApproved?: boolean } = {},
): Promise<RegisteredForTest> {
  const developer = personContext(account, await aPerson("developer"));
  const input = { ...usualApplication, ...fields };
  const { application, secret = "" } = await registerApplication(developer, input);
  if (!isApproved) return { application, secret };
  const admin = personContext(account, await aPerson("admin"));
  const decision = { applicationId: application.id, decision: "approve", reason: "" } as const;
  return { application: await decideApplication(admin, decision), secret };
}

/** A client of `openid-client` for the application, which finds everything by discovery. */
export function aClient(
  { application, secret }: RegisteredForTest,
  ask: Asking,
  authentication: ClientAuth = ClientSecretBasic(secret),
): Promise<Configuration> {
  const url = new URL(settings().origin);
  return discovery(url, application.id, undefined, authentication, {
    algorithm: "oauth2",
    // oxlint-disable-next-line typescript/no-deprecated -- marked so for whoever has no test server
    execute: [allowInsecureRequests],
    [customFetch]: (to, { method, headers, body }) =>
      ask(
        new Request(
          to,
          body instanceof URLSearchParams ? { method, headers, body } : { method, headers },
        ),
      ),
  });
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** A browser that keeps cookies by path, in which a member may be signed in. */
export class TestBrowser {
  readonly #ask: Asking;
  /** By name and path, as browsers keep them. */
  readonly #cookies = new Map<string, Cookie>();

  constructor(ask: Asking) {
    this.#ask = ask;
  }

  /** Signs a member in, looking at this account. */
  async signIn({ person }: Pick<Member, "person">, account: Account): Promise<void> {
    const token = randomToken();
    const now = systemClock();
    const row = {
      id: newId("ses", now),
      tokenDigest: sessionDigest(token),
      personId: person.id,
      accountId: account.id,
      createdAt: now,
      lastSeenAt: now,
      provenBy: "password",
      provenAt: now,
      expiresAt: now.add({ hours: 1 }),
      isNewDevice: false,
      version: 1n,
    };
    await insertRows([{ table: sessions, row }]);
    const { name } = ownCookie("session");
    this.#cookies.set(`${name} /`, { name, value: token, path: "/" });
  }

  /** Forgets a cookie, as when it has lapsed. */
  forget(name: string): void {
    this.#cookies.delete(`${name} /`);
  }

  /** Asks with the cookies that belong there, and keeps those that are set. */
  async ask(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, settings().origin);
    const headers = new Headers(init.headers);
    headers.set("cookie", this.#cookiesFor(url.pathname));
    const answer = await this.#ask(new Request(url, { ...init, headers, redirect: "manual" }));
    for (const set of answer.headers.getSetCookie()) this.#keep(set);
    return answer;
  }

  /** Follows redirects within our origin; where it was led in the end, or would be led to. */
  async follow(address: string | URL): Promise<URL> {
    const url = new URL(address, settings().origin);
    if (url.origin !== settings().origin || url.pathname.startsWith("/consent/")) return url;
    const answer = await this.ask(url);
    const location = answer.headers.get("location");
    return location === null ? url : this.follow(new URL(location, url));
  }

  /** Sends the form of a consent page, and follows where it leads. */
  async decide(page: URL, decision: "allow" | "deny", account?: Account): Promise<URL> {
    const answer = await this.sendDecision(page, { decision, account: account?.id ?? "" });
    return this.follow(answer.headers.get("location") ?? "/nowhere");
  }

  /** Sends what is said on a consent page, as its form would. */
  sendDecision(
    page: URL,
    { account, ...fields }: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const asOurs = { origin: settings().origin };
    const sent = { ...fields, ...(account ? { account } : {}) };
    return this.ask(`${page.pathname}/decision`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...(headers ?? asOurs) },
      body: new URLSearchParams(sent).toString(),
    });
  }

  #cookiesFor(path: string): string {
    const fitting = [...this.#cookies.values()].filter((cookie) => path.startsWith(cookie.path));
    return fitting.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  #keep(set: string): void {
    const [pair = "", ...attributes] = set.split(";").map((part) => part.trim());
    const end = pair.indexOf("=");
    const [name, value] = [pair.slice(0, end), pair.slice(end + 1)];
    const path = attributes.find((one) => /^path=/i.test(one))?.slice("path=".length) ?? "/";
    if (value === "") this.#cookies.delete(`${name} ${path}`);
    else this.#cookies.set(`${name} ${path}`, { name, value, path });
  }
}
