import { type NextRequest, NextResponse } from "next/server";
import { isOwnOrigin, pageHeaders } from "#http/origin";
import { pathHeader } from "#http/session-path";
import { randomToken } from "#platform/random";

/**
 * Gives pages their security headers and a fresh nonce, and turns foreign forms away early. It is
 * never the lock: every page, action and verb checks for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const reading = request.method === "GET" || request.method === "HEAD";
  if (!reading && !isOwnOrigin(request.headers)) return new NextResponse(null, { status: 403 });

  // biome-ignore lint/style/noProcessEnv: Next puts the word in place when it builds
  const sent = pageHeaders(randomToken(), process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", sent["content-security-policy"] ?? "");
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(sent)) response.headers.set(name, value);
  return response;
}

/**
 * Everything but the API, which a proxy in front would cost half its speed, and named files: a rule
 * for all that looks like a file would leave a page bare whose address ends in `.js`.
 */
export const config = {
  matcher: [
    "/((?!(?:v1|v2|oauth|api|_next|\\.well-known)(?:/|$)|(?:openapi\\.json|icon\\.svg)$).*)",
  ],
};
