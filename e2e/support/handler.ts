import type { Account } from "#domain/access/context";
import { scopesOfRole } from "#domain/access/roles";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { keyContext } from "#e2e/support/account";
import type { Handler } from "#http/endpoint";

/** The secret of a new API key of this account. */
export async function anApiKeyOf(account: Account): Promise<string> {
  const ctx = keyContext(account, { scopes: scopesOfRole("owner") });
  const { secret } = await createApiKey(ctx, { name: "Test key" });
  return secret;
}

/** What is sent to a handler. */
export interface Sent {
  readonly method?: "DELETE" | "GET" | "POST";
  readonly path: string;
  readonly key?: string | undefined;
  /** A form body; URLSearchParams would encode the brackets, which is as good. */
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
  /** What stands under these names, one inside the other: `at("error", "code")`. */
  readonly at: (...names: readonly (string | number)[]) => unknown;
  /** The text that stands there, or an empty one. */
  readonly textAt: (...names: readonly (string | number)[]) => string;
  /** The ids of a list. */
  readonly ids: readonly string[];
}

/** Calls a handler of the API as a program would, without a server. */
export async function call(handler: Handler, sent: Sent): Promise<Received> {
  const { method = "GET", path, key, form, json, headers = {} } = sent;
  const response = await handler(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...bodyOf(sent, form, json),
    }),
  );
  return received(response, await response.text());
}

function received({ status, headers }: Response, text: string): Received {
  const body: unknown = JSON.parse(text);
  const at: Received["at"] = (...names) => names.reduce(fieldOf, body);
  const textAt: Received["textAt"] = (...names) => {
    const found = at(...names);
    return typeof found === "string" ? found : "";
  };
  const data = at("data");
  const ids = Array.isArray(data) ? data.map((_, place) => textAt("data", place, "id")) : [];
  return { status, headers, text, body, at, textAt, ids };
}

function fieldOf(value: unknown, name: string | number): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function bodyOf({ body }: Sent, form: Sent["form"], json: unknown): { body?: BodyInit } {
  if (form) return { body: new URLSearchParams(form).toString() };
  if (json !== undefined) return { body: JSON.stringify(json) };
  return body === undefined ? {} : { body };
}

/** An answer's text but for the one name in it that no two requests share. */
export function withoutRequest(text: string): string {
  return text.replaceAll(/req_[0-9A-Za-z]+/g, "req_of_its_own");
}
