import { createServer } from "node:http";
import { Provider } from "oidc-provider";
import { settings } from "#platform/settings";
import { freePort } from "#scripts/free-port";

/** Somebody whom the provider knows. */
export interface Known {
  readonly email: string;
  readonly verified: boolean;
}

/** A real OpenID provider on this machine, and a browser that everyone signs in with at once. */
export interface TestProvider {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Follows the journey as this subject, to the address the provider sends back to. */
  readonly travel: (address: string, subject: string) => Promise<URL>;
}

const client = { clientId: "tollgate", clientSecret: "a secret that only tests know" };

/** Starts one that knows these people by their subjects. */
export async function anOpenIdProvider(
  known: Readonly<Record<string, Known>>,
  opened: AsyncDisposableStack,
  origin = settings().origin,
): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const redirectTo = `${origin}/sign-in/callback/`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${redirectTo}installation`],
      },
    ],
    claims: { email: ["email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ["of tests"] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: known[sub]?.email, email_verified: known[sub]?.verified }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { session } = oidc;
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  // Merchants come and go while it runs, each with an address of its own.
  provider.Client.prototype.redirectUriAllowed = (address) => address.startsWith(redirectTo);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    const accountId = String(request.headers["x-test-subject"]);
    void provider.interactionFinished(request, response, { login: { accountId } });
  });
  server.listen(Number(new URL(issuer).port), "127.0.0.1");
  opened.defer(() => void server.close());
  return { issuer, client, travel };
}

/** A browser that keeps cookies, until it is sent to where nobody of the provider is. */
async function travel(address: string, subject: string): Promise<URL> {
  const cookies = new Map<string, string>();
  const home = new URL(address).origin;
  let place = new URL(address);
  while (place.origin === home) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, "x-test-subject": subject };
    const answer = await fetch(place, { redirect: "manual", headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";", 1)[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`the provider stays: ${await answer.text()}`);
    place = new URL(next, place);
  }
  return place;
}
