import type { Person } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { peopleScopes, type Scope } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";

/** Refuses unless the context has the right; the first line of every verb. */
export function requireScope(ctx: Pick<Context, "actor" | "scopes">, scope: Scope): void {
  if (ctx.scopes.has(scope)) return;
  const isProgram = ctx.actor.kind === "api_key" || ctx.actor.kind === "application";
  if (isProgram && peopleScopes.has(scope)) throw personRequired();
  throw new DomainError(
    "more_permissions_required",
    `This needs the permission ${scope}, which ${ctx.actor.name} does not have.`,
  );
}

/** The person who acts; keys, payers and the worker are refused, whatever their rights. */
export function requirePerson(ctx: Context): Person {
  if (ctx.actor.kind === "person") return ctx.actor;
  throw personRequired();
}

function personRequired(): DomainError {
  return new DomainError(
    "person_required",
    "Only a person who is signed in can do this; an API key or an application cannot.",
  );
}
