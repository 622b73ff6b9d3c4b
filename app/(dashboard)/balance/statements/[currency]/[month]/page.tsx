import type { Metadata } from "next";
import * as z from "zod";
import { monthText } from "#app/(dashboard)/balance/statements/month-text";
import {
  statementAddress,
  statementFileAddress,
} from "#app/(dashboard)/balance/statements/statement-address";
import { neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { bookedColumns } from "#components/balance/line-columns";
import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { retrieveStatement } from "#domain/statements/retrieve-statement";
import type { Statement } from "#domain/statements/statement";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { type Locale, translator } from "#messages/translator";
import { StatementSums } from "./statement-sums.tsx";

type StatementPageProps = PageProps<"/balance/statements/[currency]/[month]">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "statements")("title") };
}

const address = z.object(pageFields("txn"));

/** One month in one currency: from the opening to the closing balance, line by line. */
export default async function StatementPage({ params, searchParams }: StatementPageProps) {
  const ctx = await dashboardContext();
  const statement = await shown(retrieveStatement(ctx, await params));
  const asked = address.parse(await searchParams);
  const { locale } = ctx;
  const words = translator(locale, "statements");
  const month = monthText(statement.month, locale);
  return (
    <>
      <PageHead
        title={`${month} · ${statement.currency}`}
        sentence={words("monthSentence", { month })}
        back={{ href: "/balance/statements", label: words("list") }}
        action={<Files statement={statement} locale={locale} />}
      />
      {statement.isProvisional && (
        <div className="mb-6">
          <Notice tone="told">{words("provisionalNotice")}</Notice>
        </div>
      )}
      <div className="mb-8 max-w-[36rem]">
        <Card title={words("sums")}>
          <StatementSums statement={statement} locale={locale} />
        </Card>
      </div>
      <h2 className="mb-3 text-lg">{words("linesTitle")}</h2>
      <Lines statement={statement} asked={asked} ctx={ctx} />
    </>
  );
}

interface FilesProps {
  readonly statement: Statement;
  readonly locale: Locale;
}

function Files({ statement, locale }: FilesProps) {
  const words = translator(locale, "statements");
  return (
    <>
      <LinkButton href={statementFileAddress(statement, "csv")} download>
        {words("csv")}
      </LinkButton>
      <LinkButton href={statementFileAddress(statement, "pdf")} variant="primary" download>
        {words("pdf")}
      </LinkButton>
    </>
  );
}

interface LinesProps {
  readonly statement: Statement;
  readonly asked: z.output<typeof address>;
  readonly ctx: DashboardContext;
}

async function Lines({ statement, asked, ctx }: LinesProps) {
  const { currency, from, until } = statement;
  const page = await shown(
    listBalanceTransactions(ctx, {
      limit: pageSize,
      startingAfter: asked.starting_after,
      endingBefore: asked.ending_before,
      currency,
      created: { gte: from, lt: until },
    }),
  );
  const words = translator(ctx.locale, "statements");
  const here = statementAddress(statement);
  return (
    <>
      <DataTable
        label={words("linesTitle")}
        columns={bookedColumns({ locale: ctx.locale, timeZone: "UTC" })}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ sourceId }) => objectAddress(sourceId) ?? here}
        empty={<EmptyState sentence={words("noLines")} />}
        locale={ctx.locale}
      />
      <Pagination {...neighbours(here, asked, page)} locale={ctx.locale} />
    </>
  );
}
