import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import type { Context } from "#domain/access/context";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import type { Endpoint } from "#http/endpoint";
import { operationOf } from "#http/openapi-operation";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A list or a search of the API, and what it can be asked. */
export interface ApiList {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly query: readonly string[];
}

/** The lists and searches among the operations of the API. */
export async function listsOfApi(): Promise<readonly ApiList[]> {
  return (await apiRoutes()).flatMap(endpointsOf).flatMap((endpoint) => {
    const { operation } = operationOf("it", endpoint.contract);
    const parameters = parametersSchema.parse(operation.parameters);
    const query = parameters.filter((one) => one.in === "query").map(({ name }) => name);
    return query.includes("limit") ? [{ endpoint, path: endpoint.contract.path, query }] : [];
  });
}

const parametersSchema = z.array(z.object({ name: z.string(), in: z.string() }));

/** The one function that a verb's file exports under its own name. */
export async function verbOf(
  file: string,
): Promise<(ctx: Context, input: unknown) => Promise<unknown>> {
  const name = file
    .replace(/.*\//, "")
    .replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- any verb of the domain
  const module: Record<string, (ctx: Context, input: unknown) => Promise<unknown>> = await import(
    /* @vite-ignore */ `${root}domain/${file}.ts`
  );
  const verb = module[name];
  if (!verb) throw new Error(`domain/${file}.ts exports no ${name}`);
  return verb;
}

/** The verbs that a page reads by, but for those that read one thing by its id. */
export function readsOfPages(): readonly string[] {
  const pages = globSync(["(dashboard)/**/*.{ts,tsx}", "{pay,sandbox}/**/*.{ts,tsx}"], {
    cwd: `${root}app`,
  }).filter((file) => !file.includes(".test."));
  const imports = pages.flatMap((file) => {
    const text = readFileSync(`${root}app/${file}`, "utf8");
    return [...text.matchAll(/import \{[^}]*\} from "#domain\/([^"]+)"/g)];
  });
  const files = new Set(imports.map(([, file = ""]) => file));
  return [...files].filter((file) => isListRead(file)).toSorted();
}

const readsOne = /\/(retrieve-|show-|begin-|payment-to-|setup-to-|current-policy|find-|load-)/;

function isListRead(file: string): boolean {
  const text = readFileSync(`${root}domain/${file}.ts`, "utf8");
  return /^ {2}requireScope\(/m.test(text) && !/\bcommit\(/.test(text) && !readsOne.test(file);
}
