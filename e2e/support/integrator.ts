import { Stripe } from "stripe";
import type { Account } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { settings } from "#platform/settings";

/** A program of someone else's: the unmodified SDK, pointed at us by host, port and protocol. */
export interface Integrator {
  readonly account: Account;
  readonly key: string;
  readonly stripe: Stripe;
}

/** An account of its own with a key, and the SDK that calls with it. */
export async function anIntegrator(fields: Partial<Account> = {}): Promise<Integrator> {
  const account = await anAccount(fields);
  const admin = await aPerson("admin");
  const { secret } = await createApiKey(personContext(account, admin), { name: "Test" });
  return { account, key: secret, stripe: sdk(secret) };
}

/** The SDK with nothing changed but where it calls. */
export function sdk(key: string, options: { readonly maxNetworkRetries?: number } = {}): Stripe {
  const { hostname, port, protocol } = new URL(settings().origin);
  return new Stripe(key, {
    host: hostname,
    port,
    protocol: protocol === "https:" ? "https" : "http",
    telemetry: false,
    maxNetworkRetries: options.maxNetworkRetries ?? 2,
  });
}

/** A call without any SDK, for what an SDK would never send. */
export function call(key: string, path: string, request: RequestInit = {}): Promise<Response> {
  const headers = new Headers(request.headers);
  if (!headers.has("authorization")) headers.set("authorization", `Bearer ${key}`);
  return fetch(new URL(path, settings().origin), { ...request, headers });
}

/** A form post as people at a shell send it. */
export function post(key: string, path: string, body: string): Promise<Response> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return call(key, path, { method: "POST", body, headers });
}
