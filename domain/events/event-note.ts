import type { Id } from "#platform/ids";

/** An object in the shape of the API. */
export type ApiObject = Readonly<Record<string, unknown>> & { readonly id: string };

/** One thing that integrators are told of a change. */
export interface EventNote {
  /** `noun.past`, from the list integrators know. */
  readonly type: string;
  readonly object: ApiObject;
  /** The object's version after the change. */
  readonly sequence: bigint;
  readonly previousAttributes: Readonly<Record<string, unknown>> | null;
  /** The account that is told, where it is not the one that acts. */
  readonly accountId?: Id<"acct">;
}

/** Tells of an object that is new. */
export function told(type: string, object: ApiObject, sequence: bigint): EventNote {
  return { type, object, sequence, previousAttributes: null };
}

/** Tells of an object that has changed, with the former values of what is different. */
export function toldChange(
  type: string,
  shapes: { readonly before: ApiObject; readonly after: ApiObject },
  sequence: bigint,
): EventNote {
  const { before, after } = shapes;
  const previous: Record<string, unknown> = {};
  for (const name of Object.keys(before)) {
    if (!isSame(before[name], after[name])) previous[name] = before[name];
  }
  return { type, object: after, sequence, previousAttributes: previous };
}

/** Most of what an object shows is a word or a number, of which no text needs to be made. */
function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before !== "object" || typeof after !== "object") return false;
  return JSON.stringify(before) === JSON.stringify(after);
}
