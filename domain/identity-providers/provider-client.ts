import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
} from "openid-client";
import { DomainError } from "#domain/errors/domain-error";
import { outboundFetch } from "#platform/outbound-fetch";
import { settings } from "#platform/settings";

/** Where a provider is, and as whom we come to it. */
export interface ProviderAddress {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const timeoutSeconds = 10;

/**
 * What the provider says of itself, read now. Its address was named by a merchant, so every call
 * goes out by the safe way, and each address it names in turn as well.
 */
export async function providerClient({
  issuer,
  clientId,
  clientSecret,
}: ProviderAddress): Promise<Configuration> {
  const { loopbackWebhooks: allowLoopback } = settings();
  const safeFetch: CustomFetch = (url, { method, headers, body }) =>
    outboundFetch(url, { method, headers, body }, { allowLoopback });
  try {
    return await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
      [customFetch]: safeFetch,
      timeout: timeoutSeconds,
      // oxlint-disable-next-line typescript/no-deprecated -- only so marked; tests have no TLS.
      execute: allowLoopback ? [allowInsecureRequests] : [],
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new DomainError(
      "provider_unreachable",
      "This address does not answer as an OpenID provider.",
      { param: "issuer" },
    );
  }
}

/** Where a provider sends people back to. */
export function callbackAddress(): string {
  return `${settings().origin}/sign-in/callback`;
}
