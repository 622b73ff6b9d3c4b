import type { Context } from "#domain/access/context";
import type { ApiKey } from "#domain/api-keys/api-key";
import { grantableScopes } from "#domain/key-rights/grantable";
import { rightsOf } from "#domain/key-rights/key-rights";
import { type Locale, translator } from "#messages/translator";

interface Reader extends Pick<Context, "actor" | "scopes"> {
  readonly locale: Locale;
}

/** Why this person cannot change or rotate a key; undefined where they can. */
export function obstacleToChange(ctx: Reader, key: ApiKey): string | undefined {
  const words = translator(ctx.locale, "apiKeys");
  if (!ctx.scopes.has("api_keys:write")) return words("readOnlyChange");
  return rightsOf(key).isSubsetOf(grantableScopes(ctx)) ? undefined : words("unequal");
}
