import * as z from "zod";

const targets = z.registry<{ readonly kinds: readonly string[] }>();

/** The id of an object of one of these kinds, or that object where the caller asks to expand it. */
export function expandable(...kinds: readonly [string, ...string[]]) {
  const references = kinds.map((kind) => ({ $ref: `#/components/schemas/${kind}` }));
  const documented: object = { type: undefined, anyOf: [{ type: "string" }, ...references] };
  return z.string().meta({ override: documented }).register(targets, { kinds });
}

/** An object that hangs on the one around it, shown only where the caller asks to expand it. */
export function attached(kind: string) {
  const documented: object = { type: undefined, $ref: `#/components/schemas/${kind}` };
  return z
    .string()
    .meta({ override: documented })
    .register(targets, { kinds: [kind] })
    .optional();
}

/** The kinds of object that a field can be expanded to; none where it holds no id. */
export function expandableKinds(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return expandableKinds(schema.unwrap());
  }
  return schema instanceof z.ZodString ? (targets.get(schema)?.kinds ?? []) : [];
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of the objects that a documented value is, or has in its list. */
export function fieldsIn(schema: unknown): readonly Fields[] {
  if (schema instanceof z.ZodObject) return [schema.shape];
  if (schema instanceof z.ZodArray) return fieldsIn(schema.element);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return fieldsIn(schema.unwrap());
  }
  const options: readonly unknown[] = schema instanceof z.ZodUnion ? schema.options : [];
  return options.flatMap(fieldsIn);
}

/** Whether anything in a documented value can be expanded. */
export function hasExpandable(schema: unknown): boolean {
  return fieldsIn(schema)
    .flatMap((fields) => Object.values(fields))
    .some((field) => expandableKinds(field).length > 0 || hasExpandable(field));
}
