import { errors, type KoaContextWithOIDC, type Provider } from "oidc-provider";
import * as z from "zod";
import { allowApplication } from "#domain/application-grants/allow-application";
import { findApplication } from "#domain/applications/load-application";
import { DomainError } from "#domain/errors/domain-error";
import { proveMember } from "#domain/oauth/prove-member";
import { subjectText } from "#domain/oauth/subject";
import { newAuthorization } from "#http/oauth/new-authorization";
import { visitorOf } from "#http/oauth/own-session";

const Sent = z.object({
  username: z.string().min(1).max(254),
  password: z.string().min(1).max(1_024),
  scope: z.string().optional(),
});

/**
 * The grant that RFC 9700 tells nobody to use: tokens for the password of a person of the very
 * merchant that owns the application, where an admin has expressly allowed it.
 */
export async function grantByPassword(ctx: KoaContextWithOIDC, provider: Provider): Promise<void> {
  const { client, params } = ctx.oidc;
  const sent = Sent.safeParse(params).data;
  if (!client || !sent) throw new errors.InvalidRequest("username and password are required");
  if (client.dpopBoundAccessTokens) throw new errors.InvalidRequest("the token must be bound");
  const asked = (sent.scope ?? "").split(" ").filter((scope) => scope !== "");
  const allowed = await allowedBy(ctx, { clientId: client.clientId, asked, sent });
  const scope = allowed.scopes.join(" ");
  const { sub } = allowed;
  const grantId = await newAuthorization(provider, {
    sub,
    clientId: client.clientId,
    grantId: allowed.grantId,
    given: allowed.scopes,
    refused: [],
  });
  const shared = {
    accountId: sub,
    client,
    grantId,
    gty: "password",
    scope,
    expiresWithSession: false,
  };
  const token = new provider.AccessToken(shared);
  const refresh = new provider.RefreshToken({ ...shared, rotations: 0 });
  ctx.body = {
    access_token: await token.save(),
    expires_in: token.expiration,
    refresh_token: await refresh.save(),
    scope,
    token_type: token.tokenType,
  };
}

interface Asking {
  readonly clientId: string;
  readonly asked: readonly string[];
  readonly sent: z.output<typeof Sent>;
}

async function allowedBy(ctx: KoaContextWithOIDC, { clientId, asked, sent }: Asking) {
  const application = await findApplication(clientId);
  if (!application) throw new errors.InvalidClient("no such application");
  const headers = new Headers({ "x-forwarded-for": ctx.get("x-forwarded-for") });
  try {
    const typed = { email: sent.username, password: sent.password };
    const person = await proveMember(visitorOf(headers), typed, application.accountId);
    const grant = await allowApplication(person, { applicationId: clientId, scopes: asked });
    const scopes = asked.filter((scope) => grant.scopes.includes(scope));
    const sub = subjectText({ personId: person.actor.id, accountId: application.accountId });
    return { sub, grantId: grant.id, scopes };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new errors.InvalidGrant("the person could not be let in");
  }
}
