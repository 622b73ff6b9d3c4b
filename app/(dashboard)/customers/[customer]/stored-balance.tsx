import Link from "next/link";
import { walletAddress } from "#app/(dashboard)/customers/customer-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { WalletBalances } from "#components/customers/wallet-balances";
import { walletColumns } from "#components/customers/wallet-columns";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import type { Customer } from "#domain/customers/customer";
import { listPaymentMethods } from "#domain/payment-methods/list-payment-methods";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { retrieveCashBalance } from "#domain/wallets/retrieve-cash-balance";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { WalletDialogs } from "./wallet-dialogs.tsx";

interface StoredBalanceProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

const mostShown = 5;
const mostMethods = 100;

/** What a customer has stored, what can be done with it, and how it last moved. */
export async function StoredBalance({ customer, ctx }: StoredBalanceProps) {
  const { locale } = ctx;
  const customerId = customer.id;
  const words = translator(locale, "wallet");
  const [holder, history, methods] = await shown(
    Promise.all([
      retrieveCashBalance(ctx, { customerId }),
      listWalletTransactions(ctx, { customerId, limit: mostShown }),
      listPaymentMethods(ctx, { customerId, limit: mostMethods }),
    ]),
  );
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg">{words("title")}</h2>
        <WalletDialogs holder={holder} methods={methods.rows} ctx={ctx} />
      </div>
      {holder.wallets.length > 0 && <WalletBalances holder={holder} locale={locale} />}
      <DataTable
        label={words("history")}
        columns={walletColumns({ ...ctx, addressOf: objectAddress })}
        rows={history.rows}
        rowKey={({ id }) => id}
        locale={locale}
        empty={<EmptyState sentence={words("none")} />}
      />
      {history.hasMore && (
        <p className="mt-3">
          <Link href={walletAddress(customerId)} className="text-link">
            {words("allMoves")}
          </Link>
        </p>
      )}
    </section>
  );
}
