import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { listReversals } from "#domain/transfers/list-reversals";
import type { Transfer } from "#domain/transfers/transfer";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { reversalColumns } from "./reversal-columns.tsx";

interface TransferReversalsProps {
  readonly transfer: Transfer;
  readonly ctx: DashboardContext;
}

const mostShown = 100;

/** What of a transfer went back, newest first. */
export async function TransferReversals({ transfer, ctx }: TransferReversalsProps) {
  const { locale } = ctx;
  const { rows } = await shown(listReversals(ctx, { transferId: transfer.id, limit: mostShown }));
  const words = translator(locale, "transfers");
  if (rows.length === 0) {
    return (
      <Card title={words("reversals")}>
        <EmptyState sentence={words("noReversals")} />
      </Card>
    );
  }
  return (
    <section>
      <h2 className="mb-3 text-lg">{words("reversals")}</h2>
      <DataTable
        label={words("reversals")}
        columns={reversalColumns(ctx)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={null}
        locale={locale}
      />
    </section>
  );
}
