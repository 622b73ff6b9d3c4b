import type { RightsRow } from "#components/api-keys/rights-table";
import type { Context } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import { grantableScopes } from "#domain/key-rights/grantable";
import {
  type ChosenLevels,
  type KeyResource,
  keyResources,
  levelOf,
  levelsOf,
  scopesOfLevel,
} from "#domain/key-rights/key-rights";
import { catalogue, type Locale, translator } from "#messages/translator";

/** What a resource is called; one without a word of its own by its name. */
export function resourceName({ name }: Pick<KeyResource, "name">, locale: Locale): string {
  const names: Readonly<Record<string, string>> = catalogue(locale).apiKeys.resources;
  return names[name] ?? name;
}

/** The levels that these rights come to, by resource. */
export function levelsFrom(scopes: ReadonlySet<string>): ChosenLevels {
  return Object.fromEntries(
    keyResources.map((resource) => [resource.name, levelOf(resource, scopes)] as const),
  );
}

interface Chooser extends Pick<Context, "actor" | "scopes"> {
  readonly locale: Locale;
}

/** The rows of the table of rights: what cannot be given says why. */
export function rightsRows(ctx: Chooser, chosen: ChosenLevels): readonly RightsRow[] {
  const own = grantableScopes(ctx);
  const words = translator(ctx.locale, "apiKeys");
  return keyResources.map((resource) => {
    const label = resourceName(resource, ctx.locale);
    return {
      name: resource.name,
      label,
      chosen: chosen[resource.name] ?? "none",
      levels: levelsOf(resource).map((level) => ({
        value: level,
        label: words("levelOf", { level: words(`level.${level}`), resource: label }),
        reason: owns(own, scopesOfLevel(resource, level)) ? undefined : words("notYours"),
      })),
    };
  });
}

function owns(own: ReadonlySet<Scope>, scopes: readonly Scope[]): boolean {
  return scopes.every((scope) => own.has(scope));
}
