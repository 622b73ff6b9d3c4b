import type { Account, Context } from "#domain/access/context";
import { apiKeyScopes } from "#domain/access/scopes";
import { type ApiKey, daysLeft } from "#domain/api-keys/api-key";
import { authenticateApiKey } from "#domain/api-keys/authenticate-api-key";
import { DomainError } from "#domain/errors/domain-error";
import { clientAddress } from "#http/client-address";
import { systemClock } from "#platform/clock";
import type { Id } from "#platform/ids";

/** Who asks, and what their program should be told beside its answer. */
export interface Caller {
  readonly ctx: Context;
  readonly notice: string | undefined;
}

/** Who asks, by the API key that the request carries as bearer token or as Basic user name. */
export async function authenticate(request: Request, requestId: Id<"req">): Promise<Caller> {
  const { headers } = request;
  const secret = presentedSecret(headers.get("authorization") ?? "");
  if (secret === "") {
    throw new DomainError(
      "api_key_missing",
      "Send your API key as `Authorization: Bearer <key>`, or as the user name of Basic.",
    );
  }
  const { account, key } = await authenticateApiKey(secret, systemClock);
  requireOwnAccount(headers, account);
  const ctx: Context = {
    account,
    actor: { kind: "api_key", id: key.id, name: key.name, createdBy: key.createdBy },
    scopes: apiKeyScopes,
    requestId,
    address: clientAddress(headers),
    clock: systemClock,
  };
  return { ctx, notice: key.expiresAt === null ? undefined : expiryNotice(key) };
}

/** What SDKs print as a warning while there is time to make another key. */
function expiryNotice(key: ApiKey): string | undefined {
  const days = daysLeft(key, systemClock());
  if (days === undefined) return undefined;
  const left = days === 0 ? "in less than a day" : `in ${days} ${days === 1 ? "day" : "days"}`;
  return `This key expires ${left}.`;
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
