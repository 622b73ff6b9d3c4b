import { cookies } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { pageAfter } from "#app/sign-in/page-after";
import { DomainError } from "#domain/errors/domain-error";
import { finishProviderSignIn } from "#domain/identity-providers/finish-provider-sign-in";
import { currentVisitor } from "#http/session";
import { ownCookie } from "#http/session-cookie";
import { keepSession } from "#http/session-provider";
import { settings } from "#platform/settings";

/** Takes the browser back from a provider; whatever is wrong leads to the same page. */
export async function GET(request: NextRequest): Promise<Response> {
  const { name } = ownCookie("step");
  const state = (await cookies()).get(name)?.value;
  (await cookies()).delete(name);
  const query = request.nextUrl.searchParams;
  try {
    const visitor = await currentVisitor();
    const { next, ...signedIn } = await finishProviderSignIn(visitor, { query, state });
    await keepSession(visitor, signedIn);
    return NextResponse.redirect(`${settings().origin}${pageAfter(next)}`, 303);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return NextResponse.redirect(`${settings().origin}/sign-in?told=provider`, 303);
  }
}
