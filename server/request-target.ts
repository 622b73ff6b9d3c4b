/** Where a request goes, or is sent away to. */
export interface Address {
  readonly kind: "here" | "moved";
  readonly path: string;
  /** The query with its question mark, or nothing. */
  readonly search: string;
  /** What stands between the slashes of the path: `/v1/refunds` has two. */
  readonly words: readonly string[];
}

type Target = Address | { readonly kind: "malformed" };

/** Words between single slashes, as almost every address is: nothing in it can mean another one. */
const plain = /^(?:\/[\w-]+(?:\.[\w-]+)*)+$/;
const authority = /^https?:\/\/[^/?#]*/i;

/**
 * Reads what stands behind the method. An address with dots, backslashes or slashes too many is
 * never taken for the one it means: whoever asks is sent there, past every rule of a proxy.
 */
export function targetOf(asked: string): Target {
  const query = asked.indexOf("?");
  const path = query < 0 ? asked : asked.slice(0, query);
  if (plain.test(path)) return address("here", path, query < 0 ? "" : asked.slice(query));
  // A host in front decides nothing, as the Host header decides nothing.
  return resolved(asked.replace(authority, ""));
}

function resolved(sent: string): Target {
  const url = `http://host${sent}`;
  if (!sent.startsWith("/") || !URL.canParse(url)) return { kind: "malformed" };
  const { pathname, search } = new URL(url);
  const path = pathname.replaceAll(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
  return address(path === sent.split(/[?#]/, 1)[0] ? "here" : "moved", path, search);
}

function address(kind: Address["kind"], path: string, search: string): Address {
  return { kind, path, search, words: path.slice(1).split("/") };
}
