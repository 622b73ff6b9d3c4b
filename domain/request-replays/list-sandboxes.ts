import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { listAccounts } from "#domain/sessions/list-accounts";
import type { OpenAccount } from "#domain/sessions/session";

/** The sandboxes of the merchant that the person may use: where a request can be tried again. */
export async function listSandboxes(ctx: Context): Promise<readonly OpenAccount[]> {
  requireScope(ctx, "requests:read");

  const opened = await listAccounts(ctx);
  const { merchantId } = ctx.account;
  return opened.filter(
    ({ account }) => account.mode === "sandbox" && account.merchantId === merchantId,
  );
}
