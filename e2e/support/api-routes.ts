import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Endpoint, Handler } from "#http/endpoint";

const root = fileURLToPath(new URL("../../app", import.meta.url));

/** The HTTP methods that a route answers to, each in its own way or with a 405. */
export const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

/** A route of the API as it stands in the tree. */
export interface ApiRoute {
  /** `/v1/customers/{customer}`. */
  readonly path: string;
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** Every route file of the API but those for unknown paths. */
export async function apiRoutes(): Promise<readonly ApiRoute[]> {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /^v\d\b.*\broute\.ts$/.test(file) && !file.includes("..."))
    .toSorted();
  return Promise.all(
    files.map(async (file): Promise<ApiRoute> => {
      // oxlint-disable-next-line typescript/no-unsafe-assignment -- a route file exports handlers
      const handlers: ApiRoute["handlers"] = await import(/* @vite-ignore */ join(root, file));
      return { path: pathOf(file), handlers };
    }),
  );
}

/** The operations of a route. */
export function endpointsOf({ handlers }: ApiRoute): readonly Endpoint[] {
  return Object.values(handlers).filter((handler): handler is Endpoint => "contract" in handler);
}

function pathOf(file: string): string {
  const folders = dirname(relative(".", file)).replaceAll("[", "{").replaceAll("]", "}");
  return `/${folders}`;
}
