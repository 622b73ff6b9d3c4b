import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { keysUsed, routesUsed } from "#domain/request-log/queries";
import type { Id } from "#platform/ids";

/** By what a list of requests can be narrowed: only what has been used. */
export interface RequestChoices {
  readonly routes: readonly string[];
  readonly keys: readonly { readonly id: Id<"key">; readonly name: string }[];
}

/** The routes that were asked for in the last month, and the keys that asked. */
export async function listChoices(ctx: Context): Promise<RequestChoices> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const [routes, keys] = await Promise.all([routesUsed(read), keysUsed(read)]);
  return { routes, keys };
}
