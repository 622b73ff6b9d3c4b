import { pathToFileURL } from "node:url";
import { apiPlane } from "#server/api-plane";
import { type Route, type RouteHandler, routeOf } from "#server/route";
import { routeFiles } from "#server/route-folders";
import { emptyTree, plant, type RouteTree } from "#server/route-tree";

/** The routes of the API as they stand in the tree of files, with their handlers loaded. */
export async function readRoutes(app: string): Promise<RouteTree<Route>> {
  const tree = emptyTree<Route>();
  const files = routeFiles(app, apiPlane);
  const loaded = await Promise.all(
    files.map(async ({ file, at }) => routeOf(at, await handlersIn(file))),
  );
  for (const route of loaded) plant(tree, route.at, route);
  return tree;
}

async function handlersIn(file: string): Promise<Readonly<Record<string, RouteHandler>>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a route file exports handlers
  return (await import(pathToFileURL(file).href)) as Readonly<Record<string, RouteHandler>>;
}
