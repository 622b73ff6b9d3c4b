/** A value that an action has made, changed or taken away. */
export interface ChangedValue {
  /** Its name, with those of the objects around it: `limits.daily`. */
  readonly name: string;
  /** As JSON writes it; undefined where there was none, or null stood there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Shape = Readonly<Record<string, unknown>>;

/** What differs between both sides of an entry, value by value, in the order of their names. */
export function changedValues(before: Shape | null, after: Shape | null): readonly ChangedValue[] {
  const [former, latter] = [leaves(before ?? {}), leaves(after ?? {})];
  const names = [...new Set([...former.keys(), ...latter.keys()])].toSorted();
  return names
    .map((name) => ({ name, before: former.get(name), after: latter.get(name) }))
    .filter((value) => value.before !== value.after);
}

function leaves(shape: Shape, prefix = ""): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(shape).flatMap(([name, value]): [string, string][] => {
      if (value === null) return [];
      const path = `${prefix}${name}`;
      return isShape(value) ? [...leaves(value, `${path}.`)] : [[path, textOf(value)]];
    }),
  );
}

function isShape(value: unknown): value is Shape {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
