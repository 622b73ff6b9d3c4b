import type { Metadata } from "next";
import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { type Column, DataTable } from "#components/data-table";
import { Instant } from "#components/instant";
import { PageHead } from "#components/page-head";
import type { RefusalGroup } from "#domain/request-log/api-request";
import { groupRefusals } from "#domain/request-log/group-refusals";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { timeOfId } from "#platform/ids";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "requests.errors")("title") };
}

/** What programs are refused, the most frequent first, each with an example. */
export default async function ErrorsPage() {
  const ctx = await dashboardContext();
  const { groups, isWhole } = await shown(groupRefusals(ctx));
  const words = translator(ctx.locale, "requests.errors");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words(isWhole ? "sentence" : "sentenceOfNewest")}
        back={{ href: "/requests", label: translator(ctx.locale, "requests")("title") }}
      />
      <DataTable
        label={words("title")}
        columns={columns(ctx)}
        rows={groups}
        rowKey={({ last }) => last}
        locale={ctx.locale}
        empty={<p className="px-4 py-6 text-ink-soft">{words("none")}</p>}
      />
    </>
  );
}

function columns({ locale, timeZone }: DashboardContext): readonly Column<RefusalGroup>[] {
  const words = translator(locale, "requests.errors");
  const when = (id: RefusalGroup["last"]) => (
    <Instant value={timeOfId(id)} zone={timeZone} locale={locale} />
  );
  return [
    {
      key: "error",
      head: words("error"),
      phone: "title",
      grow: true,
      cell: ({ errorCode, errorParam, route }) => (
        <>
          <Link
            href={listAddress("/requests", { error: errorCode, route })}
            className="text-link font-mono text-sm"
          >
            {errorCode}
          </Link>
          {errorParam !== null && <span className="font-mono text-sm"> {errorParam}</span>}
          <span className="block font-mono text-sm text-ink-soft wrap-anywhere">{route}</span>
        </>
      ),
    },
    {
      key: "count",
      head: words("count"),
      align: "end",
      phone: "corner",
      cell: ({ count }) => <span className="tabular-nums">{count}</span>,
    },
    {
      key: "first",
      head: words("first"),
      phone: "none",
      from: "md",
      cell: ({ first }) => when(first),
    },
    {
      key: "last",
      head: words("last"),
      phone: "end",
      cell: ({ last }) => (
        <Link href={objectAddress(last) ?? "/requests"} className="text-link">
          {when(last)}
        </Link>
      ),
    },
  ];
}
