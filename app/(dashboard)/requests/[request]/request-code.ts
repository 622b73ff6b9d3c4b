import { pathNames } from "#http/read-parameters";
import { settings } from "#platform/settings";

/** What it takes to ask for the same once more. */
export interface RepeatableRequest {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  /** The parameters as the log has them. */
  readonly asked: string | null;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The parameters that were sent beside the path; none where they are not kept. */
export function sentParameters({ asked, route }: RepeatableRequest): Parameters {
  const read: unknown = asked === null ? {} : JSON.parse(asked);
  if (typeof read !== "object" || read === null) return {};
  const inPath = new Set(pathNames(route));
  return Object.fromEntries(Object.entries(read).filter(([name]) => !inPath.has(name)));
}

/** `{a: {b: [1]}}` as the pairs of a form: `a[b][0]` and `1`. */
export function formPairs(value: unknown, name = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[name, value]];
  if (typeof value !== "object" || value === null) return [[name, plainText(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    formPairs(inner, name === "" ? key : `${name}[${key}]`),
  );
}

/** A number or truth value as a form has it; nothing for what is to be nothing. */
function plainText(value: unknown): string {
  return value === null ? "" : (JSON.stringify(value) ?? "");
}

/** The request as a command; whose key it is sent with is for whoever sends it to say. */
export function curlOf(request: RepeatableRequest): string {
  const pairs = formPairs(sentParameters(request));
  const verb = { GET: "curl -G", DELETE: "curl -X DELETE" }[request.method] ?? "curl -X POST";
  const lines = pairs.map(([name, value]) => `  --data-urlencode ${quoted(`${name}=${value}`)}`);
  const address = quoted(`${settings().origin}${request.path}`);
  return [`${verb} ${address} -u YOUR_API_KEY:`, ...lines].join(" \\\n");
}

/** The same for a program that uses the stripe SDK. */
export function typescriptOf(request: RepeatableRequest): string {
  const { hostname, port, protocol } = new URL(settings().origin);
  const place = { host: hostname, port: port || (protocol === "https:" ? "443" : "80") };
  const options = JSON.stringify({ ...place, protocol: protocol.slice(0, -1) });
  const parameters = JSON.stringify(sentParameters(request), null, 2);
  const query = new URLSearchParams(formPairs(sentParameters(request)).map((pair) => [...pair]));
  const isRead = request.method !== "POST";
  const path = isRead && query.size > 0 ? `${request.path}?${query}` : request.path;
  const asked = [JSON.stringify(request.method), JSON.stringify(path)];
  const sent = isRead ? asked : [...asked, parameters];
  return [
    `import Stripe from "stripe";`,
    "",
    `const stripe = new Stripe("YOUR_API_KEY", ${options});`,
    `const answer = await stripe.rawRequest(${sent.join(", ")});`,
  ].join("\n");
}

/** As one word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** JSON set out for reading; a text that was cut, and so is no JSON any more, as it is. */
export function readable(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return json;
    throw error;
  }
}
