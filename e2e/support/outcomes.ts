import type { Account, Context } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";
import { checkBooks } from "#domain/ledger/check-books";
import { checkAgreement } from "#domain/settlement/check-agreement";
import { workerContext } from "#e2e/support/account";

/** How each of these calls, made at once, ended: `done`, or the code of its refusal; sorted. */
export async function outcomes(calls: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const ended = await Promise.allSettled(calls);
  return ended.map((one) => (one.status === "fulfilled" ? "done" : codeOf(one.reason))).toSorted();
}

function codeOf(reason: unknown): string {
  if (reason instanceof DomainError) return reason.code;
  throw reason;
}

/** What is expected where one call is done and so many others are refused, as `outcomes` sorts. */
export function oneDone(refused: number, code: string): readonly string[] {
  return ["done", ...Array.from({ length: refused }, () => code)].toSorted();
}

/** So many of these at once. */
export function atOnce<Result>(
  times: number,
  call: (place: number) => Promise<Result>,
): readonly Promise<Result>[] {
  return Array.from({ length: times }, (_, place) => call(place));
}

/** The same caller without one right. */
export function without(ctx: Context, scope: Scope): Context {
  return { ...ctx, scopes: new Set([...ctx.scopes].filter((one) => one !== scope)) };
}

/** Whatever is wrong with an account's books, in themselves and with what people are shown. */
export async function wrongs(account: Account): Promise<readonly unknown[]> {
  const ctx = workerContext(account);
  const { faults } = await checkBooks(ctx);
  return [...faults, ...(await checkAgreement(ctx))];
}
