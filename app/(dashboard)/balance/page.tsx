import type { Metadata } from "next";
import { BalanceAddress } from "#app/(dashboard)/balance/balance-filter";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { currentLocale, dashboardContext, shown } from "#http/session";
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
  const balances = await shown(retrieveBalance(ctx));
  const words = translator(ctx.locale, "balance");
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} />
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
          <BalanceLines asked={asked} balances={balances} ctx={ctx} />
        </>
      )}
    </>
  );
}
