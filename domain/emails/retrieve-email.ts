import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { Email } from "#domain/emails/email";
import { loadEmail } from "#domain/emails/queries";
import { seenBy } from "#domain/emails/seen-by";

/** One e-mail as it was written, if the person may read it. */
export async function retrieveEmail(
  ctx: Context,
  input: { readonly emailId: string },
): Promise<Email> {
  requireScope(ctx, "notifications:write");
  const filter = seenBy(requirePerson(ctx), ctx.account);
  return loadEmail(readerOf(ctx), input.emailId, filter);
}
