import {
  formPairs,
  type RepeatableRequest,
  sentParameters,
} from "#app/(dashboard)/requests/[request]/request-code";
import { removed } from "#platform/scrub";
import { settings } from "#platform/settings";

/** What will be sent, and where something stands in the place of what the log does not have. */
export interface Replayable {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The parameters that were put in: `payment_method_data[card]`. */
  readonly replaced: readonly string[];
  /** Those that have to be put in by whoever sends it. */
  readonly missing: readonly string[];
}

/** The request with a test card wherever a card's number was taken out. */
export function replayable(request: RepeatableRequest): Replayable {
  const replaced: string[] = [];
  const parameters = Object.fromEntries(
    Object.entries(sentParameters(request)).map(([name, value]) => [
      name,
      withTestCards(value, name, replaced),
    ]),
  );
  const missing = formPairs(parameters)
    .filter(([name, value]) => value.includes(removed) || name.includes(removed))
    .map(([name]) => name);
  return { parameters, replaced, missing };
}

function withTestCards(value: unknown, name: string, replaced: string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item, place) => withTestCards(item, `${name}[${place}]`, replaced));
  }
  if (typeof value !== "object" || value === null) return value;
  if ("number" in value && value.number === removed) {
    replaced.push(name);
    return { token: "tok_visa" };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      withTestCards(inner, `${name}[${key}]`, replaced),
    ]),
  );
}

/** The request to make of it, under an idempotency key that nothing was asked with before. */
export function replayRequest(
  { method, path }: Pick<RepeatableRequest, "method" | "path">,
  parameters: unknown,
  idempotencyKey: string,
): Request {
  const pairs = formPairs(parameters).filter(([name]) => name !== "");
  const form = new URLSearchParams(pairs.map((pair) => [...pair])).toString();
  const address = `${settings().origin}${path}`;
  if (method !== "POST")
    return new Request(form === "" ? address : `${address}?${form}`, { method });
  return new Request(address, {
    method,
    body: form,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "idempotency-key": idempotencyKey,
    },
  });
}
