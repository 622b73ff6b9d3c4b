import type { Visitor } from "#domain/people/visitor";
import { findSession } from "#domain/sessions/find-session";
import type { OpenSession } from "#domain/sessions/session";
import { clientAddress } from "#http/client-address";
import { ownCookie } from "#http/session-cookie";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** The name of the cookie that says who is signed in. */
export function ownSessionToken(): string {
  return ownCookie("session").name;
}

/** The value of a cookie in a `Cookie` header. */
export function cookieIn(header: string | null | undefined, name: string): string | undefined {
  const found = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** Whoever sends these headers, before it is known who they are. */
export function visitorOf(headers: Headers): Visitor {
  return {
    requestId: newId("req", systemClock()),
    address: clientAddress(headers),
    userAgent: headers.get("user-agent"),
    clock: systemClock,
  };
}

/** The dashboard's session of whoever sends these headers, if it is open. */
export async function openSessionOf(headers: Headers): Promise<OpenSession | undefined> {
  const token = cookieIn(headers.get("cookie"), ownSessionToken());
  return token === undefined ? undefined : findSession(visitorOf(headers), token);
}
