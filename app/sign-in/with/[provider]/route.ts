import { cookies } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { DomainError } from "#domain/errors/domain-error";
import { beginProviderSignIn } from "#domain/identity-providers/begin-provider-sign-in";
import { ownPath } from "#http/origin";
import { currentSession, currentVisitor } from "#http/session";
import { stepCookie } from "#http/session-cookie";
import { settings } from "#platform/settings";

/** Sends the browser to the provider, with a state that only this browser can come back with. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/sign-in/with/[provider]">,
): Promise<Response> {
  const { provider } = await params;
  const next = ownPath(request.nextUrl.searchParams.get("next")) ?? "/";
  const isProof = request.nextUrl.searchParams.has("prove");
  const proving = isProof ? await currentSession() : undefined;
  try {
    const wish = { provider, next, proving };
    const journey = await beginProviderSignIn(await currentVisitor(), wish);
    (await cookies()).set(stepCookie(journey.state));
    return NextResponse.redirect(journey.address, 303);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return NextResponse.redirect(`${settings().origin}/sign-in?told=provider`, 303);
  }
}
