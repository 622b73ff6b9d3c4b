import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { endSession } from "#domain/sessions/end-session";
import { findSession } from "#domain/sessions/find-session";
import type { SignedIn } from "#domain/sessions/open-session";
import { longestHours, sessionContext } from "#domain/sessions/session";
import { SignInInput, signIn } from "#domain/sign-ins/sign-in";
import { isOwnOrigin } from "#http/origin";
import { ownCookie } from "#http/session-cookie";
import { faultFields, log } from "#platform/log";
import { keyedDigest } from "#platform/secrets";
import { settings } from "#platform/settings";

/** What a sign-in through next-auth came to; it would tell us of an error only its text. */
interface Outcome {
  error?: Error;
}

const CarriedToken = z.object({ token: z.string() });
const CsrfAnswer = z.object({ csrfToken: z.string() });

/** What of next-auth is open to browsers; the rest of its pages and logs has no use here. */
const openPaths = new Set([
  "GET csrf",
  "GET providers",
  "GET session",
  "POST callback/credentials",
  "POST signout",
]);

/**
 * Keeps a session that was opened, as next-auth's own form would, but inside the request of an
 * action or a route, so that it works without script; the browser gets the cookies.
 */
export async function keepSession(visitor: Visitor, signedIn: SignedIn): Promise<void> {
  const outcome: Outcome = {};
  const options = authOptions(visitor, outcome, () => Promise.resolve(signedIn));
  const csrf = await ask(options, { method: "GET", path: "csrf" });
  await keepCookie(csrf, ownCookie("csrf"));
  const { csrfToken } = CsrfAnswer.parse(await csrf.json());
  const body = new URLSearchParams({ csrfToken });
  const answer = await ask(options, { method: "POST", path: "callback/credentials", body });
  if (outcome.error !== undefined) throw outcome.error;
  await keepCookie(answer, ownCookie("session"));
}

/** Answers a browser's own request to next-auth, if it is one of those that are open. */
export async function answerAuthRequest(visitor: Visitor, request: NextRequest): Promise<Response> {
  const path = request.nextUrl.pathname.split("/").slice(3).join("/");
  if (!openPaths.has(`${request.method} ${path}`)) return new Response(null, { status: 404 });
  if (request.method === "POST" && !isOwnOrigin(request.headers)) {
    return new Response(null, { status: 403 });
  }
  const outcome: Outcome = {};
  const answer = await forward(authOptions(visitor, outcome, byPassword(visitor)), request, path);
  if (outcome.error !== undefined && !(outcome.error instanceof DomainError)) {
    log().error({ requestId: visitor.requestId, ...faultFields(outcome.error) }, "sign-in failed");
    return new Response(null, { status: 500 });
  }
  answer.headers.set("cache-control", "no-store");
  return answer;
}

interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: URLSearchParams;
}

function ask(options: AuthOptions, { path, ...init }: Question): Promise<Response> {
  const url = new URL(`/api/auth/${path}`, settings().origin);
  return forward(options, new NextRequest(url, init), path);
}

/** next-auth reads cookies of the request that Next is answering, not of the one it is given. */
async function forward(
  options: AuthOptions,
  request: NextRequest,
  path: string,
): Promise<Response> {
  const params = Promise.resolve({ nextauth: path.split("/") });
  const answer: unknown = await NextAuth(request, { params }, options);
  if (answer instanceof Response) return answer;
  throw new TypeError("next-auth gave no response");
}

async function keepCookie(answer: Response, { name }: { readonly name: string }): Promise<void> {
  const cookie = new NextResponse(null, { headers: answer.headers }).cookies.get(name);
  if (cookie) (await cookies()).set(cookie);
}

/**
 * next-auth with its tokens replaced: the cookie holds 256 random bits, and what they mean stands
 * in the sessions table, where it can be revoked.
 */
function authOptions(visitor: Visitor, outcome: Outcome, signingIn: SigningIn): AuthOptions {
  // biome-ignore lint/style/noProcessEnv: it believes the Host header unless it is told this way
  process.env.NEXTAUTH_URL = settings().origin;
  return {
    secret: keyedDigest("next_auth", "secret"),
    providers: [credentialsProvider(outcome, signingIn)],
    session: { strategy: "jwt", maxAge: longestHours * 3600 },
    jwt: {
      encode: ({ token }) => CarriedToken.parse(token).token,
      decode: ({ token }) => whoIs(visitor, token),
    },
    callbacks: { jwt: ({ token, user }) => ({ ...token, ...user }) },
    events: { signOut: ({ token }) => leave(visitor, CarriedToken.parse(token).token) },
    cookies: {
      sessionToken: ownCookie("session"),
      csrfToken: ownCookie("csrf"),
      callbackUrl: ownCookie("return"),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}

/** How somebody is let in, by what they have typed. */
type SigningIn = (typed: unknown) => Promise<SignedIn>;

/** What a browser can ask of next-auth itself: by password, where that alone lets one in. */
function byPassword(visitor: Visitor): SigningIn {
  return async (typed) => {
    const step = await signIn(visitor, SignInInput.parse(typed));
    if (step.isSignedIn) return step;
    throw signInFailed();
  };
}

function credentialsProvider(outcome: Outcome, signingIn: SigningIn) {
  return Credentials({
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: async (typed) => {
      try {
        const { token } = await signingIn(typed);
        return { id: "signed-in", token };
      } catch (error) {
        outcome.error = error instanceof Error ? error : new Error("sign-in failed");
        return null;
      }
    },
  });
}

async function whoIs(visitor: Visitor, token: string | undefined) {
  const found = token === undefined ? undefined : await findSession(visitor, token);
  if (!found) return null;
  return { token, sub: found.person.id, name: found.person.name, email: found.person.email };
}

async function leave(visitor: Visitor, token: string): Promise<void> {
  const found = await findSession(visitor, token);
  if (found) await endSession(sessionContext(visitor, found), found.session.id);
}
