import { DomainError } from "#domain/errors/domain-error";
import { answered, type Handler } from "#http/endpoint";
import { problem } from "#http/problem";
import { settings } from "#platform/settings";

type Method = "DELETE" | "GET" | "HEAD" | "OPTIONS" | "PATCH" | "POST" | "PUT";

/** Answers for a path that the API does not have, and says where to read which it has. */
export const unknownRoute: Handler = (request) =>
  answered(request, async () => {
    throw new DomainError(
      "route_unknown",
      `The API has nothing at this path. See ${settings().origin}/openapi.json for what it has.`,
    );
  });

/** Handlers for the methods that a path does not have, beside those it has. */
export function otherMethods(...allowed: readonly Method[]): Readonly<Record<Method, Handler>> {
  const allow = allowed.join(", ");
  const refuse: Handler = (request) =>
    answered(request, async () => {
      const error = new DomainError("method_not_allowed", `This path takes ${allow} only.`);
      return { ...problem(error), headers: { allow } };
    });
  return {
    DELETE: refuse,
    GET: refuse,
    HEAD: refuse,
    OPTIONS: refuse,
    PATCH: refuse,
    POST: refuse,
    PUT: refuse,
  };
}
