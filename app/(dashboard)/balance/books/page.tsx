import type { Metadata } from "next";
import { checkNowAction } from "#app/(dashboard)/balance/books/actions";
import { lookedAtText, tookText } from "#app/(dashboard)/balance/books/look-text";
import { ActionForm } from "#components/action-form";
import { BooksState } from "#components/books/books-state";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { listChecks } from "#domain/standing-check/list-checks";
import type { StandingCheck } from "#domain/standing-check/standing-check";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { checkColumns } from "./check-columns.tsx";
import { faultColumns } from "./fault-columns.tsx";

const shownChecks = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "books")("title") };
}

/** Whether the books are balanced: the last look, what it compared and found, and those before. */
export default async function BooksPage() {
  const ctx = await dashboardContext();
  const checks = await shown(listChecks(ctx, { limit: shownChecks }));
  const { locale } = ctx;
  const words = translator(locale, "books");
  const [latest] = checks;
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/balance", label: translator(locale, "balance")("title") }}
      />
      <Columns
        aside={
          <Card title={words("compared")}>
            <Compared ctx={ctx} />
          </Card>
        }
      >
        <LastLook check={latest} ctx={ctx} />
        {latest && latest.faultCount > 0 && <Faults check={latest} ctx={ctx} />}
        <section>
          <h2 className="mb-3 text-lg">{words("history")}</h2>
          <DataTable
            label={words("history")}
            columns={checkColumns(ctx)}
            rows={checks}
            rowKey={({ checkedAt }) => checkedAt.toString()}
            empty={<EmptyState sentence={words("none")} />}
            locale={locale}
          />
        </section>
      </Columns>
    </>
  );
}

interface OfCheckProps {
  readonly check: StandingCheck;
  readonly ctx: DashboardContext;
}

interface LastLookProps {
  readonly check: StandingCheck | undefined;
  readonly ctx: DashboardContext;
}

function LastLook({ check, ctx }: LastLookProps) {
  const { locale, now } = ctx;
  const words = translator(locale, "books");
  return (
    <Card>
      <div className="space-y-5">
        <div className="text-lg font-semibold">
          <BooksState check={check} now={now} locale={locale} />
        </div>
        {check && <Facts facts={facts({ check, ctx })} />}
        <ActionForm action={checkNowAction}>
          <SubmitButton>{words("checkNow")}</SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}

function facts({ check, ctx }: OfCheckProps): readonly Fact[] {
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "books");
  return [
    {
      term: words("last"),
      value: <Instant value={check.checkedAt} now={now} zone={timeZone} locale={locale} />,
    },
    { term: words("lookedAt"), value: lookedAtText(check, locale) },
    { term: words("took"), value: tookText(check, locale) },
  ];
}

function Faults({ check: { faults, faultCount }, ctx: { locale } }: OfCheckProps) {
  const words = translator(locale, "books");
  const rows = faults.map((fault, place) => ({ ...fault, place }));
  return (
    <section>
      <h2 className="mb-3 text-lg">{words("faultsTitle")}</h2>
      <div className="mb-4">
        <Notice tone="refused">
          {words(faultCount > faults.length ? "firstFaults" : "whatToDo", {
            count: faults.length,
          })}
        </Notice>
      </div>
      <DataTable
        label={words("faultsTitle")}
        columns={faultColumns(locale)}
        rows={rows}
        rowKey={({ place }) => String(place)}
        empty={null}
        locale={locale}
      />
    </section>
  );
}

const promises = ["sides", "sums", "balances", "objects", "holds"] as const;

function Compared({ ctx: { locale } }: { readonly ctx: DashboardContext }) {
  const words = translator(locale, "books.promise");
  return (
    <ul className="list-disc space-y-2 pl-4 text-sm text-ink-soft marker:text-ink-faint">
      {promises.map((promise) => (
        <li key={promise}>{words(promise)}</li>
      ))}
    </ul>
  );
}
