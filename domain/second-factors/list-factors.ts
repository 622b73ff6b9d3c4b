import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type Passkey, passkeysOf } from "#domain/passkeys/passkeys-of";
import { type Factors, factorsOf } from "#domain/second-factors/factors-of";

/** What the person can prove themself with beside a password. */
export async function listFactors(
  ctx: Context,
): Promise<Factors & { readonly passkeys: readonly Passkey[] }> {
  requireScope(ctx, "sessions:write");
  const { id } = requirePerson(ctx);
  const [factors, passkeys] = await Promise.all([factorsOf(id), passkeysOf(id)]);
  return { ...factors, passkeys };
}
