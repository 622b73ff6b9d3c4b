import { createServer, type IncomingMessage } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { freePort } from "#scripts/free-port";

/** What a provider says that does not keep to the rules, beside what an honest one would. */
export interface Lie {
  readonly subject: string;
  readonly email: string;
  /** In place of honest claims; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed by a key that the provider does not publish. */
  readonly byStranger?: boolean;
}

/** A provider on this machine that says whatever it is told to. */
export interface LyingProvider {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** The way back from this journey, with a code for this lie. */
  readonly answer: (address: string, lie: Lie) => URL;
}

const client = { clientId: "tollgate", clientSecret: "a secret that only tests know" };

/** Starts one. */
export async function aLyingProvider(opened: AsyncDisposableStack): Promise<LyingProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const [own, stranger] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const said = new Map<string, { readonly claims: JWTPayload; readonly byStranger: boolean }>();
  const published = { keys: [{ ...(await exportJWK(own.publicKey)), alg: "ES256", kid: "own" }] };

  async function tokens(code: string) {
    const { claims, byStranger } = said.get(code) ?? { claims: {}, byStranger: false };
    const { privateKey } = byStranger ? stranger : own;
    const token = new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "own" });
    const id_token = await token.sign(privateKey);
    return { access_token: "x", token_type: "Bearer", expires_in: 60, id_token };
  }

  async function answerTo(request: IncomingMessage): Promise<unknown> {
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration") return described(issuer);
    if (pathname === "/keys") return published;
    const body = (await request.toArray()).join("");
    return tokens(new URLSearchParams(body).get("code") ?? "");
  }

  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    void answerTo(request).then((body) => response.end(JSON.stringify(body)));
  });
  server.listen(Number(new URL(issuer).port), "127.0.0.1");
  opened.defer(() => void server.close());

  const answer: LyingProvider["answer"] = (address, lie) => {
    const asked = new URL(address).searchParams;
    const code = crypto.randomUUID();
    const nonce = asked.get("nonce");
    const claims = { ...honest(issuer, lie), nonce, ...lie.claims };
    said.set(code, { claims, byStranger: lie.byStranger ?? false });
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
    return back;
  };
  return { issuer, client, answer };
}

function described(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["ES256"],
  };
}

function honest(issuer: string, { subject, email }: Lie): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + 60, auth_time: now };
  return { iss: issuer, aud: client.clientId, sub: subject, ...times, email, email_verified: true };
}
