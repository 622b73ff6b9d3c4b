import type { Context, Once } from "#domain/access/context";
import { invariant } from "#domain/errors/invariant";
import { openedUnderSecret, sealedUnderSecret } from "#platform/secrets";

const purpose = "idempotent-answer";
/** No answer begins like this: they are JSON objects. */
const mark = "sealed:";

type Named = Pick<Context, "account"> & { readonly once: Pick<Once, "key" | "showsSecret"> };

/** An answer's body as it is kept: sealed where it shows a secret that nobody is shown again. */
export function keptBody({ account, once }: Named, body: string): string {
  if (!once.showsSecret) return body;
  return `${mark}${sealedUnderSecret(purpose, body, [account.id, once.key])}`;
}

/** The body of an answer that was kept under this key. */
export function openedBody({ account, once }: Named, kept: string): string {
  if (!kept.startsWith(mark)) return kept;
  const sealed = kept.slice(mark.length);
  const body = openedUnderSecret(purpose, sealed, [account.id, once.key]);
  invariant(body !== undefined, "a kept answer opens under the secret it was sealed under");
  return body;
}
