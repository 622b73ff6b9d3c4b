import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { refundAddress } from "#app/(dashboard)/refunds/refund-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { Notice } from "#components/notice";
import type { RefundQueue } from "#domain/reports/refund-queue";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { queueColumns } from "./queue-columns.tsx";

interface QueueProps {
  readonly queue: RefundQueue;
  readonly ctx: DashboardContext;
}

const mostFirst = 5;

/** What lapses first, above the list of all refunds; nothing where nothing waits. */
export function FirstInQueue({ queue, ctx }: QueueProps) {
  const words = translator(ctx.locale, "refunds");
  const { rows, hasMore } = queue;
  if (rows.length === 0) return null;
  const count = { count: rows.length, more: String(hasMore) };
  return (
    <>
      <section className="mb-8">
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 className="text-lg">{words("waiting", count)}</h2>
          {rows.length > mostFirst && (
            <Link href={listAddress("/refunds", { status: "pending" })} className="text-link">
              {words("showQueue")}
            </Link>
          )}
        </div>
        <QueueTable queue={{ ...queue, rows: rows.slice(0, mostFirst) }} ctx={ctx} />
      </section>
      <h2 className="mb-2 text-lg">{words("all")}</h2>
    </>
  );
}

/** The whole approval queue. */
export function WholeQueue({ queue, ctx }: QueueProps) {
  const words = translator(ctx.locale, "refunds");
  return (
    <>
      {queue.hasMore && (
        <div className="mb-4">
          <Notice tone="told">{words("queueIsLonger", { count: queue.rows.length })}</Notice>
        </div>
      )}
      <QueueTable queue={queue} ctx={ctx} />
    </>
  );
}

function QueueTable({ queue, ctx }: QueueProps) {
  const words = translator(ctx.locale, "refunds");
  return (
    <DataTable
      label={words("queue")}
      columns={queueColumns(ctx)}
      rows={queue.rows}
      rowKey={({ refund }) => refund.id}
      rowHref={({ refund }) => refundAddress(refund.id)}
      locale={ctx.locale}
      empty={<EmptyState sentence={words("noneWaiting")} />}
    />
  );
}
