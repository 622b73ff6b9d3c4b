import { cookies, headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { DomainError } from "#domain/errors/domain-error";
import type { Visitor } from "#domain/people/visitor";
import { findSession } from "#domain/sessions/find-session";
import {
  isEnrolling,
  type OpenSession,
  type PersonContext,
  sessionContext,
} from "#domain/sessions/session";
import { clientAddress } from "#http/client-address";
import { ownPath } from "#http/origin";
import { ownCookie } from "#http/session-cookie";
import { pathHeader } from "#http/session-path";
import { type Locale, locales, preferredLocale } from "#messages/translator";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

/** What pages and actions work with: the verbs' context, and how this person reads. */
export interface DashboardContext extends PersonContext {
  readonly sessionId: Id<"ses">;
  /** What the role is called, where it is one of the merchant's own. */
  readonly ownRoleName: string | null;
  readonly email: string;
  readonly merchantName: string;
  readonly locale: Locale;
  /** IANA name; every time on a page is shown in it. */
  readonly timeZone: string;
  /** The moment this page shows, so that all ages on it agree. */
  readonly now: Temporal.Instant;
}

/** Whoever sends the request that is being answered; one and the same for all parts of a page. */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const sent = await headers();
  return {
    requestId: newId("req", systemClock()),
    address: clientAddress(sent),
    userAgent: sent.get("user-agent"),
    clock: systemClock,
  };
});

/** The session of the request's cookie, if it is open. */
export async function sessionOf(visitor: Visitor): Promise<OpenSession | undefined> {
  const token = (await cookies()).get(ownCookie("session").name)?.value;
  return token === undefined ? undefined : findSession(visitor, token);
}

/** The same, looked up once for all parts of a page. */
export const currentSession = cache(async () => sessionOf(await currentVisitor()));

/** The context of whoever is signed in; anyone else is led to sign in, and back here after. */
export async function dashboardContext(): Promise<DashboardContext> {
  return signedIn(await currentVisitor(), await currentSession());
}

/** The same for a session that was looked up already. */
export async function signedIn(
  visitor: Visitor,
  open: OpenSession | undefined,
): Promise<DashboardContext> {
  if (!open) return redirect(await signInAddress());
  if (isEnrolling(open) && !(await isOnWayToEnrol())) redirect("/settings/security?required=1");
  const { session, person, merchantName, ownRole } = open;
  return {
    ...sessionContext(visitor, open),
    sessionId: session.id,
    ownRoleName: ownRole?.name ?? null,
    email: person.email,
    merchantName,
    locale: person.locale,
    timeZone: person.timeZone,
    now: visitor.clock(),
  };
}

const enrolling = /^\/(?:settings\/security|settings\/sessions|prove)(?:[/?]|$)/;

/** Whether this is a page on which a second factor is added, which is open to who lacks one. */
async function isOnWayToEnrol(): Promise<boolean> {
  const path = await askedPath();
  return path !== undefined && enrolling.test(path);
}

async function signInAddress() {
  const path = await askedPath();
  if (path === undefined || path === "/") return "/sign-in";
  return `/sign-in?${new URLSearchParams({ next: path })}` as const;
}

/** Where people prove that it is still they, and come back from to the page they were on. */
export async function proveAddress() {
  return `/prove?${new URLSearchParams({ next: (await askedPath()) ?? "/" })}` as const;
}

async function askedPath(): Promise<string | undefined> {
  return ownPath((await headers()).get(pathHeader));
}

/** The language of the page that is being made; also of the one that says the database is away. */
export const currentLocale = cache(async () =>
  localeOf(await currentSession().catch(() => undefined)),
);

/** The language to speak: the person's, else the one last chosen here, else the browser's. */
export async function localeOf(open: OpenSession | undefined): Promise<Locale> {
  if (open) return open.person.locale;
  const chosen = (await cookies()).get(ownCookie("language").name)?.value;
  const known = locales.find((locale) => locale === chosen);
  return known ?? preferredLocale((await headers()).get("accept-language"));
}

/** What a page shows: the page for what is not there, or not allowed, where the verb says so. */
export async function shown<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === "resource_missing") notFound();
    if (error instanceof DomainError && error.code === "more_permissions_required") forbidden();
    if (error instanceof DomainError && error.code === "proof_required") {
      redirect(await proveAddress());
    }
    throw error;
  }
}
