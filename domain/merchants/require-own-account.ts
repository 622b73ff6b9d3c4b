import type { Account } from "#domain/access/context";
import { DomainError } from "#domain/errors/domain-error";

/** Refuses any account but the caller's own, as if there were no other. */
export function requireOwnAccount(
  { account }: { readonly account: Pick<Account, "id"> },
  accountId: string | undefined,
): void {
  if (accountId === undefined || accountId === account.id) return;
  throw new DomainError("resource_missing", "No such account.", { param: "account" });
}
