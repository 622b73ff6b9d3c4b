import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { DomainError } from "#domain/errors/domain-error";
import { outboundFetch } from "#platform/outbound-fetch";
import { settings } from "#platform/settings";

/** Where a provider is, and as whom we come to it. */
export interface ProviderAddress {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The operator's own may stand in a private network; one that a merchant has named may not. */
  readonly isNamedByOperator: boolean;
}

const timeoutSeconds = 10;

/**
 * What the provider says of itself, read now. To an address that a merchant has named every call
 * goes out by the safe way, and to each that is named there in turn as well. What the provider
 * signs is held against its published keys.
 */
export async function providerClient(address: ProviderAddress): Promise<Configuration> {
  const { issuer, clientId, clientSecret, isNamedByOperator } = address;
  const { loopbackWebhooks: allowLoopback } = settings();
  const safeFetch: CustomFetch = (url, { method, headers, body }) =>
    outboundFetch(url, { method, headers, body }, { allowLoopback });
  // Of the operator's settings, only an address on this very machine is without TLS.
  const isInsecure = isNamedByOperator ? issuer.startsWith("http:") : allowLoopback;
  try {
    return await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
      ...(!isNamedByOperator && { [customFetch]: safeFetch }),
      timeout: timeoutSeconds,
      execute: [
        enableNonRepudiationChecks,
        // oxlint-disable-next-line typescript/no-deprecated -- only so marked; tests have no TLS.
        ...(isInsecure ? [allowInsecureRequests] : []),
      ],
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
