import type { Provider } from "oidc-provider";
import * as z from "zod";
import { allowApplication } from "#domain/application-grants/allow-application";
import { scopesInAll } from "#domain/applications/granted-scopes";
import { DomainError } from "#domain/errors/domain-error";
import { subjectText } from "#domain/oauth/subject";
import { type OpenSession, sessionContext } from "#domain/sessions/session";
import { switchAccount } from "#domain/sessions/switch-account";
import { type AskedConsent, askedConsent } from "#http/oauth/consent";
import { newAuthorization } from "#http/oauth/new-authorization";
import { openSessionOf, visitorOf } from "#http/oauth/own-session";
import { oauthProvider } from "#http/oauth/provider";
import { isOwnOrigin } from "#http/origin";
import { readBody } from "#http/read-body";
import { unixSeconds } from "#platform/clock";

const Decision = z.object({
  decision: z.enum(["allow", "deny"]),
  account: z.string().max(40).optional(),
});

/**
 * Takes what a person has decided on our consent page, and leads them on. A form of another site,
 * another browser's request or a session that has ended decides nothing.
 */
export async function decideConsent(request: Request, interactionId: string): Promise<Response> {
  const { headers } = request;
  if (!isOwnOrigin(headers)) return new Response(null, { status: 403 });
  const sent = Object.fromEntries(new URLSearchParams(await readBody(request)));
  const decided = Decision.safeParse(sent).data;
  const asked = await askedConsent(headers, interactionId);
  if (!asked || !decided) return led("/consent/refused?reason=session_not_found");
  if (decided.decision === "deny") return denied(asked);
  try {
    const open = await sessionAt(headers, decided.account);
    return open ? await allowed(headers, asked, open) : led(asked.address);
  } catch (error) {
    if (error instanceof DomainError) return led("/consent/refused?reason=access_denied");
    throw error;
  }
}

/** The session of whoever decides, at the account that they have chosen on the page. */
async function sessionAt(
  headers: Headers,
  accountId: string | undefined,
): Promise<OpenSession | undefined> {
  const open = await openSessionOf(headers);
  if (!open || accountId === undefined || open.account.id === accountId) return open;
  const ctx = sessionContext(visitorOf(headers), open);
  await switchAccount(ctx, { accountId, sessionId: open.session.id });
  return openSessionOf(headers);
}

async function denied({ interaction }: AskedConsent): Promise<Response> {
  interaction.result = { error: "access_denied", error_description: "The person said no." };
  await interaction.persist();
  return led(interaction.returnTo);
}

async function allowed(
  headers: Headers,
  asked: AskedConsent,
  open: OpenSession,
): Promise<Response> {
  const { interaction, application } = asked;
  const ctx = sessionContext(visitorOf(headers), open);
  const grant = await allowApplication(ctx, {
    applicationId: application.id,
    scopes: asked.scopes,
  });
  const sub = subjectText({ personId: open.person.id, accountId: open.account.id });
  const rights = scopesInAll([asked.scopes, grant.scopes, ctx.scopes]);
  const givable = new Set<string>(["openid", "offline_access", ...rights]);
  const given = asked.asked.filter((scope) => givable.has(scope));
  const provider = await oauthProvider();
  const grantId = await newAuthorization(provider, {
    sub,
    clientId: application.id,
    grantId: grant.id,
    given,
    refused: asked.asked.filter((scope) => !given.includes(scope)),
  });
  await endOtherSession(provider, interaction, sub);
  const signedInAt = unixSeconds(open.session.createdAt);
  interaction.result = { login: { accountId: sub, ts: signedInAt }, consent: { grantId } };
  await interaction.persist();
  return led(interaction.returnTo);
}

/** A session of the protocol that was another's, or at another account, must not live on. */
async function endOtherSession(
  provider: Provider,
  interaction: AskedConsent["interaction"],
  sub: string,
): Promise<void> {
  if (!interaction.session || interaction.session.accountId === sub) return;
  const former = await provider.Session.findByUid(interaction.session.uid);
  await former?.destroy();
  delete interaction.session;
}

/** To an address of ours, which for all that was decided leads on to the application. */
function led(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
