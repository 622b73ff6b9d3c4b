import type { Metadata } from "next";
import * as z from "zod";
import { listAddress } from "#app/(dashboard)/list-address";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { FilterChips } from "#components/filter-chips";
import { Money } from "#components/money";
import { PageHead } from "#components/page-head";
import { NothingToMove } from "#components/payments/nothing-to-move";
import { type CurrencyBalance, retrieveBalance } from "#domain/balance/retrieve-balance";
import { listBankAccounts } from "#domain/bank-accounts/list-bank-accounts";
import { currencyFrom } from "#domain/money/currencies";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { PayoutForm } from "./payout-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "payouts.form")("title") };
}

const address = z.object({
  currency: z.string().transform(currencyFrom).optional().catch(undefined),
});

/** Asks how much goes to which bank account. */
export default async function NewPayoutPage({ searchParams }: PageProps<"/payouts/new">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { locale } = ctx;
  const words = translator(locale, "payouts");
  const balances = (await shown(retrieveBalance(ctx))).filter(
    ({ available }) => available.amountMinor > 0n,
  );
  const chosen = balances.find(({ currency }) => currency === asked.currency) ?? balances[0];
  const back = { href: "/payouts", label: words("title") } as const;
  const obstacle = ctx.scopes.has("payouts:write")
    ? words("obstacle.noMoney")
    : words("obstacle.role");
  return (
    <>
      <PageHead back={back} title={words("form.title")} sentence={words("form.sentence")} />
      {chosen && ctx.scopes.has("payouts:write") ? (
        <>
          <Currencies balances={balances} chosen={chosen} ctx={ctx} />
          <PayingOut balance={chosen} ctx={ctx} />
        </>
      ) : (
        <NothingToMove reason={obstacle} back={back} />
      )}
    </>
  );
}

interface CurrenciesProps {
  readonly balances: readonly CurrencyBalance[];
  readonly chosen: CurrencyBalance;
  readonly ctx: DashboardContext;
}

function Currencies({ balances, chosen, ctx }: CurrenciesProps) {
  if (balances.length < 2) return null;
  const chips = balances.map(({ currency }) => ({
    label: currency,
    href: listAddress("/payouts/new", { currency }),
    current: currency === chosen.currency,
  }));
  return (
    <div className="mb-4">
      <FilterChips chips={chips} locale={ctx.locale} />
    </div>
  );
}

interface PayingOutProps {
  readonly balance: CurrencyBalance;
  readonly ctx: DashboardContext;
}

const mostBankAccounts = 100;

async function PayingOut({ balance: { currency, available }, ctx }: PayingOutProps) {
  const { locale, account } = ctx;
  const list = { limit: mostBankAccounts, status: "approved", currency } as const;
  const { rows: banks } = await shown(listBankAccounts(ctx, list));
  const words = translator(locale, "payouts");
  if (banks.length === 0) {
    const back = { href: "/settings/payouts", label: words("settings") } as const;
    return <NothingToMove reason={words("obstacle.noBank", { currency })} back={back} />;
  }
  return (
    <Columns
      aside={
        <>
          <Card title={words("form.available")}>
            <Money amount={available} locale={locale} size="card" />
          </Card>
          <Card title={words("form.what")}>
            <p className="text-sm text-ink-soft">{words(`form.${account.mode}`)}</p>
          </Card>
        </>
      }
    >
      <PayoutForm available={available} banks={banks} locale={locale} />
    </Columns>
  );
}
