import type { Metadata } from "next";
import { BalanceAddress } from "#app/(dashboard)/balance/balance-filter";
import { BooksCard } from "#components/books/books-card";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { latestCheck } from "#domain/standing-check/latest-check";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { BalanceLines } from "./balance-lines.tsx";
import { Balances } from "./balances.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "balance")("title") };
}

/** What the account has in each currency, and the lines it is made of. */
export default async function BalancePage({ searchParams }: PageProps<"/balance">) {
  const ctx = await dashboardContext();
  const asked = BalanceAddress.parse(await searchParams);
  const isChecker = ctx.scopes.has("ledger:check");
  const [balances, check] = await shown(
    Promise.all([retrieveBalance(ctx), isChecker ? latestCheck(ctx) : undefined]),
  );
  const words = translator(ctx.locale, "balance");
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} action={<Ways ctx={ctx} />} />
      {balances.length === 0 ? (
        <div className="rounded-card border border-line bg-card">
          <EmptyState
            sentence={words("none")}
            action={<LinkButton href="/payments">{words("toPayments")}</LinkButton>}
          />
        </div>
      ) : (
        <>
          <Balances balances={balances} locale={ctx.locale} />
          {isChecker && (
            <div className="mt-3">
              <BooksCard check={check} now={ctx.now} zone={ctx.timeZone} locale={ctx.locale} />
            </div>
          )}
          <BalanceLines asked={asked} balances={balances} ctx={ctx} />
        </>
      )}
    </>
  );
}

/** Where money goes from here, and what is kept of it. */
function Ways({ ctx: { locale, scopes } }: { readonly ctx: DashboardContext }) {
  const words = translator(locale, "balance");
  const mayPayOut = scopes.has("payouts:write");
  return (
    <>
      <LinkButton href="/balance/statements">{words("toStatements")}</LinkButton>
      <LinkButton href="/transfers">{words("toTransfers")}</LinkButton>
      <LinkButton
        href="/payouts/new"
        variant="primary"
        reason={mayPayOut ? undefined : translator(locale, "payouts")("obstacle.role")}
      >
        {words("payOut")}
      </LinkButton>
    </>
  );
}
