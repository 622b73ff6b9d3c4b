import { type NextRequest, NextResponse } from "next/server";
import { returnOrigin } from "#http/oauth/return-origin";
import { hostedPageHeaders, isOwnOrigin, pageHeaders } from "#http/origin";
import { pathHeader } from "#http/session-path";
import { randomToken } from "#platform/random";

/** Brings headers of its own, which ours would displace. */
const hostedPicture = /^\/pay\/[^/]+\/[^/]+\/qr\.svg$/;

/** Inboxes that programs post to, and e-mails as they were sent, with headers of their own. */
const noPage = /^\/sandbox\/(?:inbox\/|mail\/[^/]+\/html$)/;

/**
 * Gives pages their security headers and a fresh nonce, and turns foreign forms away early. It is
 * never the lock: every page, action and verb checks for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (noPage.test(request.nextUrl.pathname)) return NextResponse.next();
  const reading = request.method === "GET" || request.method === "HEAD";
  if (!reading && !isOwnOrigin(request.headers)) return new NextResponse(null, { status: 403 });

  // biome-ignore lint/style/noProcessEnv: Next puts the word in place when it builds
  const development = process.env.NODE_ENV === "development";
  const { pathname } = request.nextUrl;
  const leadsTo = returnOrigin(request.nextUrl);
  if (leadsTo !== undefined && reading && isFetched(request)) {
    return new NextResponse(null, { status: 204 });
  }
  if (hostedPicture.test(pathname)) return NextResponse.next();
  const isHosted = pathname.startsWith("/pay/");
  const sent = (isHosted ? hostedPageHeaders : pageHeaders)(randomToken(), development);
  const policy = withReturn(sent["content-security-policy"] ?? "", leadsTo);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(sent)) response.headers.set(name, value);
  response.headers.set("content-security-policy", policy);
  return response;
}

/**
 * Whether the script of another page asks, which would show this one under the policy of that. Told
 * nothing, it has the browser load the page as a document, with the policy and cookies of its own.
 */
function isFetched({ headers }: NextRequest): boolean {
  return (headers.get("sec-fetch-dest") ?? "document") !== "document";
}

/** A consent form leads on to the application, which browsers allow only where the policy does. */
function withReturn(policy: string, origin: string | undefined): string {
  if (origin === undefined) return policy;
  return policy.replace("form-action 'self'", `form-action 'self' ${origin}`);
}

/**
 * Everything but the API, which a proxy in front would cost half its speed, and what is known by
 * its name: a rule for all that looks like a file would leave pages bare whose address ends so.
 */
export const config = {
  matcher: [
    "/((?!(?:v[12]|oauth|health|ready|metrics|openapi|icon|api|_next|\\.well-known)(?:[/.]|$)).*)",
  ],
};
