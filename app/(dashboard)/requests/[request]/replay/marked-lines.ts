/** A line of JSON set out for reading, and whether the other answer has another value there. */
export interface MarkedLine {
  readonly place: string;
  readonly text: string;
  readonly differs: boolean;
}

interface Place {
  readonly name: string;
  readonly depth: number;
  /** What stands before the value: its field's name. */
  readonly label: string;
  readonly end: string;
}

const absent = Symbol("absent");

/** The lines of one answer, each compared with what the other has at the same place. */
export function markedLines(value: unknown, other: unknown): readonly MarkedLine[] {
  return linesOf(value, other, { name: "", depth: 0, label: "", end: "" });
}

function linesOf(value: unknown, other: unknown, place: Place): readonly MarkedLine[] {
  const { name, depth, label, end } = place;
  const line = (text: string, differs: boolean, part = ""): MarkedLine => ({
    place: `${name}${part}`,
    text: `${"  ".repeat(depth)}${text}`,
    differs,
  });
  if (typeof value !== "object" || value === null) {
    return [line(`${label}${JSON.stringify(value)}${end}`, value !== other)];
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const entries = Object.entries(value);
  if (entries.length === 0) {
    return [line(`${label}${open}${close}${end}`, JSON.stringify(value) !== JSON.stringify(other))];
  }
  const inner = entries.flatMap(([key, field], index) =>
    linesOf(field, fieldOf(other, key), {
      name: `${name}/${key}`,
      depth: depth + 1,
      label: isList ? "" : `${JSON.stringify(key)}: `,
      end: index === entries.length - 1 ? "" : ",",
    }),
  );
  const isOther = typeof other !== "object" || other === null;
  return [line(`${label}${open}`, isOther), ...inner, line(`${close}${end}`, isOther, "/")];
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return absent;
  return Reflect.get(value, key);
}
