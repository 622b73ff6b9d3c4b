import { request } from "node:http";

/** A request as it goes over the wire: nothing is added but the host. */
export interface Sent {
  readonly method: string;
  /** The address as it stands behind the method, whatever it looks like. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What came back. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Asks a server on a connection of its own. */
export async function ask(origin: string, { method, path, headers, body }: Sent): Promise<Got> {
  const { hostname, port } = new URL(origin);
  const got = Promise.withResolvers<Got>();
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const asked = request(
    { hostname, port, path, method, headers: { ...headers, ...length }, agent: false },
    (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk) => (text += String(chunk)));
      answer.on("error", got.reject);
      answer.on("end", () => {
        const { statusCode = 0 } = answer;
        got.resolve({ status: statusCode, headers: linesOf(answer.rawHeaders), body: text });
      });
    },
  );
  asked.on("error", got.reject);
  asked.end(body);
  return got.promise;
}

/** Names in small letters, which mean the same. */
function linesOf(raw: readonly string[]): Readonly<Record<string, string>> {
  const names = raw.filter((_, place) => place % 2 === 0);
  const values = raw.filter((_, place) => place % 2 === 1);
  return Object.fromEntries(names.map((name, at) => [name.toLowerCase(), values[at] ?? ""]));
}

/**
 * How servers frame what they send, and may each do in their own way: whether a length is told or
 * the body comes in pieces, how long a connection is kept, and that Next varies by headers of its
 * own pages.
 */
const framing = ["connection", "content-length", "date", "keep-alive", "transfer-encoding", "vary"];

/** What must be the same wherever it was asked, but for ids, times, secrets and what is left. */
export function comparable({ status, headers, body }: Got): Got {
  const kept = Object.entries(headers)
    .filter(([name]) => !framing.includes(name))
    .map(([name, value]) => [name, masked(value)] as const)
    .toSorted(([one], [other]) => one.localeCompare(other));
  return { status, headers: Object.fromEntries(kept), body: masked(body) };
}

const masks: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z]{2,8})_[0-9A-Za-z]{22}(?![0-9A-Za-z])/g, "$1_*"],
  [/_secret_[\w-]+/g, "_secret_*"],
  [/nonce(-|[\\":=]+)[\w-]{43}/g, "nonce$1*"],
  [/\bwhsec_[\w+/=-]+/g, "whsec_*"],
  [/\/pay\/[\w*/-]+/g, "/pay/*"],
  [/"fingerprint":"\w+"/g, '"fingerprint":"*"'],
  [/\b[0-9a-f]{64}\b/g, "*"],
  [/\b1[789]\d{8}\b/g, "*"],
  [/;r=\d+;t=\d+/g, ";r=*;t=*"],
];

function masked(text: string): string {
  return masks.reduce((shown, [pattern, mask]) => shown.replaceAll(pattern, mask), text);
}
