import type { Segment } from "#server/route-tree";

/** The words of an address by name; several words where a folder takes all that are left. */
type Params = Readonly<Record<string, string | readonly string[]>>;

/** What Next and we give a handler beside the request. */
interface Place {
  readonly params: Promise<Params>;
}

/** What a route file exports under a method's name. */
export type RouteHandler = (request: Request, place: Place) => Promise<Response> | Response;

/** The methods a route can have; Node reads more, to which nothing answers. */
const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

/** What is at an address: a handler for each method. */
export interface Route {
  readonly at: readonly Segment[];
  readonly handlers: ReadonlyMap<string, RouteHandler>;
}

/**
 * A route of what its file exports. As under Next, a GET answers HEAD as well, OPTIONS tells the
 * methods, and a method that is not there is refused without a body.
 */
export function routeOf(
  at: readonly Segment[],
  exported: Readonly<Record<string, RouteHandler>>,
): Route {
  const own = methods.filter((method) => exported[method]);
  const answered = own.includes("GET") ? [...own, "HEAD"] : own;
  const allow = [...new Set([...answered, "OPTIONS"])].toSorted().join(", ");
  const implied: Readonly<Record<string, RouteHandler | undefined>> = {
    HEAD: exported.GET,
    OPTIONS: () => new Response(null, { status: 204, headers: { allow } }),
  };
  const handlers = methods.map(
    (method) => [method, exported[method] ?? implied[method] ?? refusal] as const,
  );
  return { at, handlers: new Map(handlers) };
}

function refusal(): Response {
  return new Response(null, { status: 405 });
}

/** The words of an address by the names its folders have in brackets. */
export function paramsOf({ at }: Route, words: readonly string[]): Params {
  const named = at.flatMap((segment, place): readonly (readonly [string, Params[string]])[] => {
    if (segment.kind === "word") return [];
    const rest = words.slice(place).map(decoded);
    if (segment.kind === "one") return [[segment.name, rest[0] ?? ""]];
    return rest.length > 0 ? [[segment.name, rest]] : [];
  });
  return Object.fromEntries(named);
}

/** A word that is not percent-encoded text is given as it came. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
