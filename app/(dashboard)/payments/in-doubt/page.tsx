import type { Metadata } from "next";
import { operationText } from "#app/(dashboard)/payments/operation-text";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { type Column, DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
import { ObjectId } from "#components/object-id";
import { ObjectStatus } from "#components/object-status";
import { PageHead } from "#components/page-head";
import { operationsInDoubt } from "#domain/channel-operations/operations-in-doubt";
import type { Operation } from "#domain/channels/operation";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

const most = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "channel.list")("title") };
}

/** Everything at a channel that has no certain end yet; each leads to its payment's evidence. */
export default async function InDoubtPage() {
  const ctx = await dashboardContext();
  const found = await shown(operationsInDoubt(ctx, { most: most + 1 }));
  const words = translator(ctx.locale, "channel.list");
  return (
    <>
      <PageHead title={words("title")} sentence={words("sentence")} />
      {found.length > most && (
        <div className="mb-4">
          <Notice tone="told">{words("more", { count: most })}</Notice>
        </div>
      )}
      <DataTable
        label={words("title")}
        columns={columns(ctx)}
        rows={found.slice(0, most)}
        rowKey={({ id }) => id}
        rowHref={({ paymentIntentId }) => paymentAddress(paymentIntentId)}
        empty={<EmptyState sentence={words("empty")} />}
        locale={ctx.locale}
      />
    </>
  );
}

function columns(ctx: DashboardContext): readonly Column<Operation>[] {
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "channel.list");
  const age = (value: Temporal.Instant) => (
    <Instant value={value} now={now} zone={timeZone} locale={locale} />
  );
  return [
    {
      key: "what",
      head: words("what"),
      phone: "title",
      grow: true,
      cell: (operation) => operationText(operation, locale),
    },
    {
      key: "state",
      head: words("state"),
      phone: "corner",
      cell: ({ state }) => <ObjectStatus kind="channelOperation" status={state} locale={locale} />,
    },
    {
      key: "payment",
      head: words("payment"),
      phone: "line",
      cell: ({ paymentIntentId }) => <ObjectId id={paymentIntentId} />,
    },
    {
      key: "since",
      head: words("since"),
      phone: "line",
      cell: ({ createdAt }) => age(createdAt),
    },
    {
      key: "next",
      head: words("next"),
      phone: "line",
      cell: ({ nextLookUpAt }) => nextLookUpAt && age(nextLookUpAt),
    },
  ];
}
