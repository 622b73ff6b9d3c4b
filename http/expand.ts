import type * as z from "zod";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { Scope } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";
import type { WireObject } from "#http/contract";
import { expandableKinds, fieldsIn } from "#http/expandable";
import type { IdPrefix } from "#platform/ids";

/** What an id can be expanded to, by the name that the object gives itself. */
export interface ObjectKind {
  /** Absent of a kind that hangs on another object and goes by that object's id. */
  readonly prefix?: IdPrefix;
  readonly scope: Scope;
  readonly schema: z.ZodType;
  readonly retrieve: (ctx: Context, id: string) => Promise<WireObject>;
}

export type ObjectKinds = Readonly<Record<string, ObjectKind>>;

const deepest = 4;

/** Refuses a path that leads to nothing one can expand, or to what the caller may not read. */
export function requireExpandable(
  ctx: Context,
  path: string,
  { kinds, answer }: { readonly kinds: ObjectKinds; readonly answer: z.ZodType },
): void {
  const names = path.split(".");
  if (names.length - (names[0] === "data" ? 1 : 0) > deepest) {
    throw refusal(`expand goes at most ${deepest} levels deep.`);
  }
  let schemas: readonly unknown[] = [answer];
  let found: readonly ObjectKind[] = [];
  for (const name of names) {
    const fields = schemas.flatMap(fieldsIn).map((shape) => shape[name]);
    found = fields.flatMap(expandableKinds).flatMap((kind) => kinds[kind] ?? []);
    for (const { scope } of found) requireScope(ctx, scope);
    schemas = [...fields, ...found.map(({ schema }) => schema)];
  }
  if (found.length === 0) throw refusal(`expand names ${path}, which cannot be expanded.`);
}

/** What is shown, with the ids on each path replaced by the objects they name. */
export async function expanded(
  ctx: Context,
  shown: unknown,
  { kinds, paths }: { readonly kinds: ObjectKinds; readonly paths: readonly string[] },
): Promise<unknown> {
  let result = shown;
  for (const path of paths) result = await expandedAt({ ctx, kinds }, result, path.split("."));
  return result;
}

interface Expansion {
  readonly ctx: Context;
  readonly kinds: ObjectKinds;
}

async function expandedAt(
  expansion: Expansion,
  value: unknown,
  names: readonly string[],
): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map((item) => expandedAt(expansion, item, names)));
  }
  const [name, ...rest] = names;
  if (name === undefined || !isWireObject(value)) return value;
  const field = value[name];
  const object =
    typeof field === "string"
      ? await retrieved(expansion, field)
      : (field ?? (await attachedTo(expansion, value, name)) ?? field);
  return { ...value, [name]: await expandedAt(expansion, object, rest) };
}

/** What hangs on an object under this name; on what was deleted, nothing does. */
async function attachedTo(
  { ctx, kinds }: Expansion,
  { id, deleted }: WireObject,
  name: string,
): Promise<WireObject | undefined> {
  const kind = kinds[name];
  const hangs = kind && kind.prefix === undefined && deleted !== true;
  return hangs && typeof id === "string" ? kind.retrieve(ctx, id) : undefined;
}

async function retrieved({ ctx, kinds }: Expansion, id: string): Promise<WireObject | string> {
  const kind = Object.values(kinds).find(
    ({ prefix }) => prefix !== undefined && id.startsWith(`${prefix}_`),
  );
  return kind ? kind.retrieve(ctx, id) : id;
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null;
}

function refusal(message: string): DomainError {
  return new DomainError("parameter_invalid", message, { param: "expand" });
}
