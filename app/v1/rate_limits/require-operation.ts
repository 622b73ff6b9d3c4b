import { DomainError } from "#domain/errors/domain-error";

/** Refuses a route, by method and path as the documents name it, that no operation has. */
export async function requireOperation(route: string | undefined): Promise<void> {
  if (route === undefined) return;
  const [method = "", path = ""] = route.split(" ");
  // Asked for when it is needed, since the table of all routes leads back to this one.
  const { endpointAt } = await import("#app/v1/endpoints");
  if (`${method} ${path}` === route && (await endpointAt(method, path))) return;
  const message = "Name an operation as the documents do, like POST /v1/refunds.";
  throw new DomainError("parameter_invalid", message, { param: "route" });
}
