import { listAddress, neighbours, pageSize } from "#app/(dashboard)/list-address";
import { refundAddress } from "#app/(dashboard)/refunds/refund-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { Pagination } from "#components/pagination";
import { listRefunds } from "#domain/refunds/list-refunds";
import type { Refund } from "#domain/refunds/refund";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { refundColumns } from "./refund-columns.tsx";

interface RefundListProps {
  readonly asked: {
    readonly status?: Refund["status"] | undefined;
    readonly starting_after?: string | undefined;
    readonly ending_before?: string | undefined;
  };
  readonly ctx: DashboardContext;
}

/** A page of the account's refunds, newest first. */
export async function RefundList({ asked, ctx }: RefundListProps) {
  const { status, starting_after: startingAfter, ending_before: endingBefore } = asked;
  const words = translator(ctx.locale, "refunds");
  const list = { limit: pageSize, startingAfter, endingBefore };
  const page = await shown(listRefunds(ctx, { ...list, status }));
  return (
    <>
      <DataTable
        label={words("title")}
        columns={refundColumns(ctx)}
        rows={page.rows}
        rowKey={(refund) => refund.id}
        rowHref={(refund) => refundAddress(refund.id)}
        locale={ctx.locale}
        empty={
          <EmptyState
            sentence={status ? words("noneSuch") : words("none")}
            action={
              status ? (
                <LinkButton href={listAddress("/refunds", {})}>{words("showAll")}</LinkButton>
              ) : (
                <LinkButton href="/payments">{words("toPayments")}</LinkButton>
              )
            }
          />
        }
      />
      <Pagination {...neighbours("/refunds", asked, page)} locale={ctx.locale} />
    </>
  );
}
