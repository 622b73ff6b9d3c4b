type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

type Renamed<Fields, Names> = {
  [Name in keyof Fields as Name extends keyof Names
    ? Names[Name] & PropertyKey
    : CamelCase<Name>]: Fields[Name];
};

/** Gives parameters the names that verbs use: the listed ones anew, the rest in camel case. */
export function renamed<const Names extends Readonly<Record<string, string>>>(names: Names) {
  const known = new Map(Object.entries(names));
  const renamedTo = (name: string): string => {
    const to = known.get(name) ?? camelCase(name);
    known.set(name, to);
    return to;
  };
  return <Fields extends Readonly<Record<string, unknown>>>(
    fields: Fields,
  ): Renamed<Fields, Names> => {
    const entries = Object.entries(fields).map(([name, value]) => [renamedTo(name), value]);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries lose the names' types
    return Object.fromEntries(entries) as Renamed<Fields, Names>;
  };
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
