import type { Metadata } from "next";
import * as z from "zod";
import { customerAddress, walletAddress } from "#app/(dashboard)/customers/customer-address";
import { customerName } from "#app/(dashboard)/customers/customer-name";
import { listAddress, neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { WalletBalances } from "#components/customers/wallet-balances";
import { walletColumns } from "#components/customers/wallet-columns";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { currencyFrom } from "#domain/money/currencies";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { retrieveCashBalance } from "#domain/wallets/retrieve-cash-balance";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "wallet")("title") };
}

const address = z.object({
  ...pageFields("ccsbtxn"),
  currency: z
    .string()
    .transform((code) => currencyFrom(code))
    .optional()
    .catch(undefined),
});

/** Every move of a customer's stored balance, newest first. */
export default async function WalletPage(props: PageProps<"/customers/[customer]/balance">) {
  const ctx = await dashboardContext();
  const { customer: customerId } = await props.params;
  const asked = address.parse(await props.searchParams);
  const { currency, starting_after: startingAfter, ending_before: endingBefore } = asked;
  const list = { limit: pageSize, startingAfter, endingBefore, currency };
  const [holder, page] = await shown(
    Promise.all([
      retrieveCashBalance(ctx, { customerId }),
      listWalletTransactions(ctx, { customerId, ...list }),
    ]),
  );
  const words = translator(ctx.locale, "wallet");
  const path = walletAddress(customerId);
  const chips = holder.wallets.map(({ currency: code }) => ({
    label: code,
    current: code === currency,
    href: listAddress(path, { currency: code === currency ? undefined : code }),
  }));
  return (
    <>
      <PageHead
        back={{
          href: customerAddress(customerId),
          label: customerName(holder.customer, ctx.locale),
        }}
        title={words("title")}
        sentence={words("sentence")}
      />
      {chips.length > 0 && <WalletBalances holder={holder} locale={ctx.locale} />}
      {chips.length > 1 && (
        <div className="mb-4">
          <FilterChips chips={chips} locale={ctx.locale} />
        </div>
      )}
      <DataTable
        label={words("history")}
        columns={walletColumns({ ...ctx, addressOf: objectAddress })}
        rows={page.rows}
        rowKey={({ id }) => id}
        locale={ctx.locale}
        empty={<EmptyState sentence={words("none")} />}
      />
      <Pagination {...neighbours(path, asked, page)} locale={ctx.locale} />
    </>
  );
}
