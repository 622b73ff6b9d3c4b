import type { Account, Context } from "#domain/access/context";
import { type ApiKey, daysLeft } from "#domain/api-keys/api-key";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import type { SeenUse } from "#domain/api-keys/key-uses";
import { DomainError } from "#domain/errors/domain-error";
import { rightsOf } from "#domain/key-rights/key-rights";
import { authenticateJwt } from "#domain/request-proofs/authenticate-jwt";
import { looksLikeToken } from "#domain/request-proofs/bearer-token";
import type { OnceOnly } from "#domain/request-proofs/request-proof";
import { clientAddress } from "#http/client-address";
import {
  applicationCredential,
  authenticateApplication,
  type Presented,
} from "#http/oauth/authenticate-application";
import { systemClock } from "#platform/clock";
import type { Id } from "#platform/ids";

/** Who asks, and what their program should be told beside its answer. */
export interface Caller {
  readonly ctx: Context;
  readonly notice: string | undefined;
  /** The key that asks, which may ask for more than that its secret is known. */
  readonly key?: ApiKey | undefined;
  /** Of a credential that is good for one request. */
  readonly once?: OnceOnly | undefined;
}

/** The request that somebody makes, and the operation it is for. */
export interface Asked {
  readonly requestId: Id<"req">;
  /** The method and the path as the documents name it. */
  readonly route: string;
}

/** Who asks, by the API key that the request carries as bearer token or as Basic user name. */
export async function authenticate(request: Request, asked: Asked): Promise<Caller> {
  const { headers } = request;
  const authorization = headers.get("authorization") ?? "";
  const presented = applicationCredential(authorization);
  if (presented) return byToken(request, presented, asked);
  const secret = presentedSecret(authorization);
  if (secret === "") {
    throw new DomainError(
      "api_key_missing",
      "Send your API key as `Authorization: Bearer <key>`, or as the user name of Basic.",
    );
  }
  const address = clientAddress(headers);
  const seen = { address, route: asked.route };
  const { account, key, once } = await shownBy(secret, seen);
  requireOwnAccount(headers, account);
  return { ...callerOf(account, key, { requestId: asked.requestId, address }), key, once };
}

/** An application, by the token it was given. */
async function byToken(request: Request, presented: Presented, asked: Asked): Promise<Caller> {
  const { headers } = request;
  const seen = { requestId: asked.requestId, address: clientAddress(headers) };
  const ctx = await authenticateApplication(request, presented, seen);
  requireOwnAccount(headers, ctx.account);
  return { ctx, notice: undefined };
}

interface ShownKey {
  readonly account: Account;
  readonly key: ApiKey;
  readonly once?: OnceOnly;
}

/** The key that a credential stands for: its secret, or a token that was signed for it. */
function shownBy(credential: string, seen: SeenUse): Promise<ShownKey> {
  if (looksLikeToken(credential)) return authenticateJwt(credential, systemClock, seen);
  return authenticateApiKey(credential, systemClock, seen);
}

/** A key as the one who asks. */
function callerOf(
  account: Account,
  key: ApiKey,
  { requestId, address }: Pick<Context, "requestId" | "address">,
): Caller {
  const ctx: Context = {
    account,
    actor: { kind: "api_key", id: key.id, name: key.name, createdBy: key.createdBy },
    scopes: rightsOf(key),
    requestId,
    address,
    clock: systemClock,
    hasSpendingLimits: key.spendingLimits.length > 0,
  };
  return { ctx, notice: key.expiresAt === null ? undefined : expiryNotice(key) };
}

/** What SDKs print as a warning while there is time to make or to take up another key. */
function expiryNotice(key: ApiKey): string | undefined {
  const days = daysLeft(key, systemClock());
  const replaced = key.replacedById !== null;
  if (days === undefined) return replaced ? "This key was replaced. Use the new one." : undefined;
  const left = days === 0 ? "in less than a day" : `in ${days} ${days === 1 ? "day" : "days"}`;
  return replaced
    ? `This key was replaced and stops working ${left}. Use the new one.`
    : `This key expires ${left}.`;
}

function presentedSecret(authorization: string): string {
  const end = authorization.indexOf(" ");
  const scheme = authorization.slice(0, Math.max(end, 0)).toLowerCase();
  const credentials = authorization.slice(end + 1).trim();
  if (scheme === "bearer") return credentials;
  if (scheme !== "basic") return "";
  const [userName = ""] = Buffer.from(credentials, "base64").toString("utf8").split(":");
  return userName;
}

/** A key opens one account; a client that names another must not be told this one's affairs. */
function requireOwnAccount(headers: Headers, account: Account): void {
  for (const name of ["stripe-account", "stripe-context"]) {
    const named = headers.get(name);
    if (named !== null && named !== account.id) {
      throw new DomainError("account_invalid", `This key may not act for the account in ${name}.`);
    }
  }
}
