import type { Interaction } from "oidc-provider";
import * as z from "zod";
import type { Scope } from "#domain/access/scopes";
import type { Application } from "#domain/applications/application";
import { allowableScopes } from "#domain/applications/granted-scopes";
import { findApplication } from "#domain/applications/load-application";
import { nodeExchange } from "#http/oauth/node-bridge";
import { oauthProvider } from "#http/oauth/provider";
import { consentAddress } from "#http/oauth/return-origin";
import { settings } from "#platform/settings";

const Params = z.object({
  client_id: z.string(),
  scope: z.string().default(""),
  redirect_uri: z.string(),
});

/** What a person is asked by an application that led their browser here. */
export interface AskedConsent {
  readonly interaction: Interaction;
  readonly application: Application;
  /** The rights it asks for and may have, in their fixed order. */
  readonly scopes: readonly Scope[];
  /** All it asked for, in the words of the protocol. */
  readonly asked: readonly string[];
  /** Where it wants the person to be led back to. */
  readonly returnsTo: string;
  /** The page on which they are asked. */
  readonly address: string;
}

/**
 * What is asked under this name by the browser that sends these headers; undefined where it was
 * another browser that began, it is over, or the application can no longer be asked for.
 */
export async function askedConsent(
  headers: Headers,
  interactionId: string,
): Promise<AskedConsent | undefined> {
  const interaction = await interactionOf(headers);
  if (interaction?.uid !== interactionId) return undefined;
  const {
    client_id: clientId,
    scope,
    redirect_uri: redirectUri,
  } = Params.parse(interaction.params);
  const application = await findApplication(clientId);
  if (!application) return undefined;
  const asked = scope.split(" ");
  const allowable = new Set(allowableScopes(application.scopes));
  return {
    interaction,
    application,
    scopes: allowableScopes(asked).filter((one) => allowable.has(one)),
    asked: asked.filter((one) => one !== ""),
    returnsTo: new URL(redirectUri).host,
    address: consentAddress(interaction),
  };
}

async function interactionOf(headers: Headers): Promise<Interaction | undefined> {
  const provider = await oauthProvider();
  const cookie = headers.get("cookie") ?? "";
  const request = new Request(new URL("/consent", settings().origin), { headers: { cookie } });
  const { incoming, outgoing } = nodeExchange(request);
  return provider.interactionDetails(incoming, outgoing).catch(() => undefined);
}
