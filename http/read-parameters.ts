import { DomainError } from "#domain/errors/domain-error";
import type { AnyContract, WireObject } from "#http/contract";
import { parseForm } from "#http/form";
import { parseJson } from "#http/json";
import { readBody } from "#http/read-body";
import { isScalar } from "#http/wire";

/** The names in braces of a contract's path, in their order. */
export function pathNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([a-z_]+)\}/g)].map(([, name = ""]) => name);
}

/**
 * All parameters of a request by name: of its path, and of its query or body; the body's bytes can
 * have been read before.
 */
export async function readParameters(
  request: Request,
  contract: Pick<AnyContract, "method" | "path">,
  body?: Uint8Array,
): Promise<WireObject> {
  const url = new URL(request.url);
  const inPath = pathParameters(contract.path, url.pathname);
  const sent =
    contract.method === "POST" ? await bodyParameters(request, url, body) : parseForm(query(url));
  const twice = Object.keys(inPath).find((name) => Object.hasOwn(sent, name));
  if (twice !== undefined) {
    throw new DomainError("parameter_unknown", `Received unknown parameter: ${twice}`, {
      param: twice,
    });
  }
  return { ...sent, ...inPath };
}

function query(url: URL): string {
  return url.search.slice(1);
}

async function bodyParameters(
  request: Request,
  url: URL,
  body: Uint8Array | undefined,
): Promise<WireObject> {
  if (query(url) !== "") {
    throw new DomainError("body_malformed", "A POST takes its parameters in the body.");
  }
  const text = await readBody(request, body);
  if (text === "") return {};
  const [mediaType = ""] = (request.headers.get("content-type") ?? "").split(";");
  return parsed(mediaType.trim().toLowerCase(), text);
}

function parsed(mediaType: string, text: string): WireObject {
  if (mediaType === "application/x-www-form-urlencoded") return parseForm(text);
  if (mediaType === "application/json") return requireObject(parseJson(text));
  throw new DomainError(
    "body_malformed",
    "Send the body as application/x-www-form-urlencoded or application/json.",
  );
}

function requireObject(value: unknown): WireObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !isScalar(value)) {
    return { ...value };
  }
  throw new DomainError("body_malformed", "The body must be an object of parameters.");
}

/** A contract's path as what reads addresses; made once for each. */
interface PathReader {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const pathReaders = new Map<string, PathReader>();

function pathReader(template: string): PathReader {
  const known = pathReaders.get(template);
  if (known) return known;
  const pattern = new RegExp(`^${template.replaceAll(/\{[a-z_]+\}/g, "([^/]+)")}/?$`);
  const made = { pattern, names: pathNames(template) };
  pathReaders.set(template, made);
  return made;
}

function pathParameters(template: string, pathname: string): Readonly<Record<string, string>> {
  const { pattern, names } = pathReader(template);
  const match = pattern.exec(pathname);
  if (!match) throw new DomainError("route_unknown", "The API has nothing at this path.");
  const values = match.slice(1);
  return Object.fromEntries(
    names.map((name, place) => [name, decodedSegment(values[place] ?? "", name)]),
  );
}

function decodedSegment(text: string, param: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new DomainError("parameter_invalid", `${param} is not percent-encoded UTF-8.`, { param });
  }
}
