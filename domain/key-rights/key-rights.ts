import { apiKeyScopes, type Scope } from "#domain/access/scopes";

/** How far a key may go with one kind of thing. */
export const levels = ["none", "read", "write"] as const;

export type Level = (typeof levels)[number];

/** One kind of thing that keys can be given rights to. */
export interface KeyResource {
  /** Like `payments`, or `customers_freeze` where the right is one of its own. */
  readonly name: string;
  readonly read: Scope | undefined;
  readonly write: Scope | undefined;
}

/** Everything that a key can be given rights to, made from the rights themselves. */
export const keyResources: readonly KeyResource[] = resourcesOf(apiKeyScopes);

/** What is chosen, by the names of resources; what is not named is none. */
export type ChosenLevels = Readonly<Record<string, Level>>;

/** The rights of a choice, each once and in order; who may write may read. */
export function scopesOfLevels(chosen: ChosenLevels): readonly Scope[] {
  return keyResources
    .flatMap((resource) => scopesOfLevel(resource, chosen[resource.name] ?? "none"))
    .toSorted();
}

/** The rights to one kind of thing at a level. */
export function scopesOfLevel({ read, write }: KeyResource, level: Level): readonly Scope[] {
  if (level === "none") return [];
  return [read, level === "write" ? write : undefined].filter((scope) => scope !== undefined);
}

/** How far these rights go with a kind of thing. */
export function levelOf({ read, write }: KeyResource, scopes: ReadonlySet<string>): Level {
  if (write !== undefined && scopes.has(write)) return "write";
  return read !== undefined && scopes.has(read) ? "read" : "none";
}

/** The levels that there are for a kind of thing: some can only be read, some only be done. */
export function levelsOf({ read, write }: KeyResource): readonly Level[] {
  return levels.filter(
    (level) => level === "none" || (level === "read" ? read !== undefined : write !== undefined),
  );
}

const allRights = new Set<string>(apiKeyScopes);
const known = new WeakMap<object, ReadonlySet<Scope>>();

/** What a key may do: what it was given, as far as there is such a right for keys. */
export function rightsOf(key: { readonly scopes: readonly string[] | null }): ReadonlySet<Scope> {
  if (key.scopes === null) return apiKeyScopes;
  // Keys are held in memory and asked for their rights with each request.
  const found = known.get(key) ?? keyScopesAmong(key.scopes);
  known.set(key, found);
  return found;
}

function keyScopesAmong(texts: readonly string[]): ReadonlySet<Scope> {
  return new Set(texts.filter(isKeyScope));
}

/** Whether this is a right that a key can be given. */
export function isKeyScope(text: string): text is Scope {
  return allRights.has(text);
}

function resourcesOf(scopes: ReadonlySet<Scope>): readonly KeyResource[] {
  const parts = [...scopes].toSorted().map((scope) => {
    const [noun = "", verb = ""] = scope.split(":");
    const isUsual = verb === "read" || verb === "write";
    return { scope, verb, name: isUsual ? noun : `${noun}_${verb}` };
  });
  return [...Map.groupBy(parts, ({ name }) => name)].map(([name, of]) => ({
    name,
    read: of.find(({ verb }) => verb === "read")?.scope,
    write: of.find(({ verb }) => verb !== "read")?.scope,
  }));
}
