import type { Metadata } from "next";
import * as z from "zod";
import { listAddress, neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { payoutAddress } from "#app/(dashboard)/payouts/payout-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { LinkButton } from "#components/link-button";
import { statusWord } from "#components/object-status";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { bankText } from "#components/payouts/bank-text";
import { payoutColumns } from "#components/payouts/payout-columns";
import { listBankAccounts } from "#domain/bank-accounts/list-bank-accounts";
import { currencyFrom } from "#domain/money/currencies";
import { listPayouts } from "#domain/payouts/list-payouts";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "payouts")("title") };
}

const statuses = ["pending", "in_transit", "paid", "failed", "canceled"] as const;

const address = z.object({
  ...pageFields("po"),
  status: z.enum(statuses).optional().catch(undefined),
  currency: z.string().transform(currencyFrom).optional().catch(undefined),
});

type Asked = z.output<typeof address>;

/** Money on its way to the bank, and what became of it. */
export default async function PayoutsPage({ searchParams }: PageProps<"/payouts">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const words = translator(ctx.locale, "payouts");
  const mayPayOut = ctx.scopes.has("payouts:write");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={
          <>
            <LinkButton href="/settings/payouts">{words("settings")}</LinkButton>
            <LinkButton
              href="/payouts/new"
              variant="primary"
              reason={mayPayOut ? undefined : words("obstacle.role")}
            >
              {words("new")}
            </LinkButton>
          </>
        }
      />
      <div className="mb-4">
        <FilterChips chips={chips(asked, ctx.locale)} locale={ctx.locale} />
      </div>
      <PayoutList asked={asked} ctx={ctx} />
    </>
  );
}

interface PayoutListProps {
  readonly asked: Asked;
  readonly ctx: DashboardContext;
}

const mostBankAccounts = 100;

async function PayoutList({ asked, ctx }: PayoutListProps) {
  const { status, currency, starting_after: startingAfter, ending_before: endingBefore } = asked;
  const { locale, timeZone } = ctx;
  const [page, { rows: banks }] = await shown(
    Promise.all([
      listPayouts(ctx, { limit: pageSize, startingAfter, endingBefore, status, currency }),
      listBankAccounts(ctx, { limit: mostBankAccounts }),
    ]),
  );
  const words = translator(locale, "payouts");
  const names = new Map(banks.map((bank) => [bank.id, bankText(bank, locale)]));
  const isFiltered = status !== undefined || currency !== undefined;
  return (
    <>
      <DataTable
        label={words("title")}
        columns={payoutColumns({
          locale,
          timeZone,
          bankOf: (id) => names.get(id) ?? words("removedBank"),
        })}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => payoutAddress(id)}
        empty={
          <EmptyState
            sentence={words(isFiltered ? "noneSuch" : "none")}
            action={
              <LinkButton href={isFiltered ? listAddress("/payouts", {}) : "/settings/payouts"}>
                {words(isFiltered ? "showAll" : "settings")}
              </LinkButton>
            }
          />
        }
        locale={locale}
      />
      <Pagination {...neighbours("/payouts", asked, page)} locale={locale} />
    </>
  );
}

function chips({ status: chosen, currency }: Asked, locale: Locale) {
  const ofStatus = statuses.map((status) => {
    const current = status === chosen;
    return {
      label: statusWord({ kind: "payout", status, locale }),
      href: listAddress("/payouts", { currency, status: current ? undefined : status }),
      current,
    };
  });
  if (!currency) return ofStatus;
  const withoutIt = listAddress("/payouts", { status: chosen });
  return [...ofStatus, { label: currency, href: withoutIt, current: true }];
}
