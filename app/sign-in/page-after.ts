import type { Route } from "next";
import { ownPath } from "#http/origin";

/** Where one goes after signing in: the page of ours that was asked for before, else home. */
export function pageAfter(asked: string | undefined): Route {
  const path = ownPath(asked) ?? "/";
  return isRoute(path) ? path : "/";
}

/** The router's types know the addresses written in code; this one was asked for by a browser. */
function isRoute(path: string): path is Route {
  return path.startsWith("/");
}
