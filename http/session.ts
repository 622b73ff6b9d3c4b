import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { DomainError } from "#domain/errors/domain-error";
import type { locales } from "#domain/people/person";
import { findSession } from "#domain/people/find-session";
import { contextOf, type OpenSession, type PersonContext } from "#domain/people/session";
import type { Visitor } from "#domain/people/visitor";
import { ownPath } from "#http/origin";
import { ownCookie } from "#http/session-cookie";
import { type Locale, locales as catalogues, preferredLocale } from "#messages/translator";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

/** What pages and actions work with: the verbs' context, and how this person reads. */
export interface DashboardContext extends PersonContext {
  readonly sessionId: Id<"ses">;
  readonly email: string;
  readonly merchantName: string;
  readonly locale: (typeof locales)[number];
  /** IANA name; every time on a page is shown in it. */
  readonly timeZone: string;
  /** The moment this page shows, so that all ages on it agree. */
  readonly now: Temporal.Instant;
}

/** The request header in which proxy.ts names the page that was asked for. */
export const pathHeader = "x-tollgate-path";

/** Whoever sends the request that is being answered; one and the same for all parts of a page. */
export const currentVisitor = cache(async (): Promise<Visitor> => {
  const sent = await headers();
  return {
    requestId: newId("req", systemClock()),
    address: null,
    userAgent: sent.get("user-agent"),
    clock: systemClock,
  };
});

/** The session of the request's cookie, if it is open. */
export const currentSession = cache(async (): Promise<OpenSession | undefined> => {
  const token = (await cookies()).get(ownCookie("session").name)?.value;
  return token === undefined ? undefined : findSession(await currentVisitor(), token);
});

/** The context of whoever is signed in; anyone else is led to sign in, and back to where they were. */
export async function dashboardContext(): Promise<DashboardContext> {
  const open = await currentSession();
  if (!open) return redirect(await signInAddress());
  const { session, person, merchantName } = open;
  const visitor = await currentVisitor();
  return {
    ...contextOf(visitor, open),
    sessionId: session.id,
    email: person.email,
    merchantName,
    locale: person.locale,
    timeZone: person.timeZone,
    now: visitor.clock(),
  };
}

async function signInAddress() {
  const path = ownPath((await headers()).get(pathHeader));
  if (path === undefined || path === "/") return "/sign-in";
  return `/sign-in?${new URLSearchParams({ next: path })}` as const;
}

/** The language to speak: the person's, else the one last chosen here, else the browser's. */
export const currentLocale = cache(async (): Promise<Locale> => {
  const open = await currentSession();
  if (open) return open.person.locale;
  const chosen = (await cookies()).get(ownCookie("language").name)?.value;
  const known = catalogues.find((locale) => locale === chosen);
  return known ?? preferredLocale((await headers()).get("accept-language"));
});

/** What a page shows of an object, or Next's 404 where there is none for this person. */
export async function orNotFound<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === "resource_missing") notFound();
    throw error;
  }
}
