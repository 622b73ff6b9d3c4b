import { cookies } from "next/headers";
import { type NextRequest, NextResponse } from "next/server";
import { pageAfter } from "#app/sign-in/page-after";
import { DomainError } from "#domain/errors/domain-error";
import {
  finishProviderSignIn,
  type ProviderOutcome,
} from "#domain/identity-providers/finish-provider-sign-in";
import type { Visitor } from "#domain/people/visitor";
import { currentSession, currentVisitor } from "#http/session";
import { ownCookie, stepCookie } from "#http/session-cookie";
import { keepSession } from "#http/session-provider";
import { settings } from "#platform/settings";

/** Takes the browser back from a provider; whatever is wrong leads to the page it set out from. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/sign-in/callback/[place]">,
): Promise<Response> {
  const { place } = await params;
  const { name } = ownCookie("step");
  const state = (await cookies()).get(name)?.value;
  (await cookies()).delete(name);
  const query = request.nextUrl.searchParams;
  const [visitor, open] = [await currentVisitor(), await currentSession()];
  try {
    const outcome = await finishProviderSignIn(visitor, { query, state, place, open });
    return leadTo(await pageOf(visitor, outcome));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return leadTo(open ? "/prove?told=provider" : "/sign-in?told=provider");
  }
}

/** Where one goes on, with the cookie for it. */
async function pageOf(visitor: Visitor, outcome: ProviderOutcome): Promise<string> {
  const next = pageAfter(outcome.next);
  if (outcome.kind === "proven") return next;
  const { step } = outcome;
  if (step.isSignedIn) {
    await keepSession(visitor, step);
    return next;
  }
  (await cookies()).set(stepCookie(step.token));
  return `/sign-in/second-step?${new URLSearchParams({ next })}`;
}

function leadTo(path: string): Response {
  return NextResponse.redirect(`${settings().origin}${path}`, 303);
}
