import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { applicationsUsed, errorsSeen, keysUsed, routesUsed } from "#domain/request-log/queries";
import type { Id } from "#platform/ids";

/** By what a list of requests can be narrowed: only what has been used. */
export interface RequestChoices {
  readonly routes: readonly string[];
  readonly keys: readonly { readonly id: Id<"key">; readonly name: string }[];
  readonly applications: readonly { readonly id: Id<"app">; readonly name: string }[];
  readonly errors: readonly string[];
}

/** The routes that were asked for, the keys and applications that asked, and what was refused. */
export async function listChoices(ctx: Context): Promise<RequestChoices> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const [routes, keys, applications, errors] = await Promise.all([
    routesUsed(read),
    keysUsed(read),
    applicationsUsed(read),
    errorsSeen(read),
  ]);
  return { routes, keys, applications, errors };
}
