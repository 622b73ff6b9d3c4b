import type { Role } from "#domain/access/roles";
import type { Id } from "#platform/ids";

export interface Person {
  readonly kind: "person";
  readonly id: Id<"usr">;
  readonly name: string;
  readonly role: Role;
  /** When they last showed in this session who they are: signing in, or later. */
  readonly provenAt: Temporal.Instant;
}

export interface ApiKeyActor {
  readonly kind: "api_key";
  readonly id: Id<"key">;
  readonly name: string;
  /** Who made the key, and so stands behind what it asks for. */
  readonly createdBy: Id<"usr"> | null;
}

/** A program of somebody else, acting by a token that it was given for this account. */
export interface ApplicationActor {
  readonly kind: "application";
  readonly id: Id<"app">;
  readonly name: string;
  /** Who allowed it; null where it acts in its own name. */
  readonly grantedBy: Id<"usr"> | null;
}

/** Whoever holds the client secret of one payment, or of one card that is to be saved. */
export interface Payer {
  readonly kind: "payer";
  readonly id: Id<"pi"> | Id<"seti">;
  readonly name: string;
}

/** The program itself: its worker, its seed, its operator's commands. */
export interface System {
  readonly kind: "system";
  readonly id: string;
  readonly name: string;
}

/** Who acts. */
export type Actor = Person | ApiKeyActor | ApplicationActor | Payer | System;

/** The actor as records name it, like `person:usr_…`. */
export function actorText(actor: Actor): string {
  return `${actor.kind}:${actor.id}`;
}

/**
 * The person who answers for what is asked: oneself, the maker of the key that asks, or whoever
 * allowed the application.
 */
export function personBehind(actor: Actor): Id<"usr"> | null {
  if (actor.kind === "person") return actor.id;
  if (actor.kind === "application") return actor.grantedBy;
  return actor.kind === "api_key" ? actor.createdBy : null;
}
