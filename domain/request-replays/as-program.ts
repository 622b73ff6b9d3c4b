import type { Context } from "#domain/access/context";
import { apiKeyScopes } from "#domain/access/scopes";

/** Asks as a program would: with what the person may do, and a key may do as well. */
export function asProgram<Asker extends Pick<Context, "scopes">>(person: Asker): Asker {
  return { ...person, scopes: person.scopes.intersection(apiKeyScopes) };
}
