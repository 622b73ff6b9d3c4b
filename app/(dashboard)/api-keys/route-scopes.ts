import { contracts } from "#app/v1/contracts";
import type { Scope } from "#domain/access/scopes";

const scopes: ReadonlyMap<string, Scope> = new Map(
  Object.values(contracts).map(({ method, path, scope }) => [`${method} ${path}`, scope]),
);

/** Which right an operation of the API needs; undefined for one that there is no more. */
export function scopeOfRoute(method: string, route: string): Scope | undefined {
  return scopes.get(`${method} ${route}`);
}
