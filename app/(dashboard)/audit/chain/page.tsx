import type { Metadata } from "next";
import { checkChainAction } from "#app/(dashboard)/audit/chain/actions";
import { ActionForm } from "#components/action-form";
import { ChainNotice } from "#components/audit/chain-notice";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { type ChainState, chainState } from "#domain/audit-checks/chain-state";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { faultColumns, rootColumns } from "./chain-columns.tsx";

const shownRoots = 30;

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "audit")("chain") };
}

/** How the record is kept from being changed unseen, and how anybody can see it for themselves. */
export default async function AuditChainPage() {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const state = await shown(chainState(ctx, { roots: shownRoots }));
  const words = translator(locale, "audit");
  return (
    <>
      <PageHead
        title={words("chain")}
        sentence={words("chainSentence")}
        back={{ href: "/audit", label: words("title") }}
        action={
          <LinkButton href="/audit/chain/export" download>
            {words("jsonLines")}
          </LinkButton>
        }
      />
      <Columns
        aside={
          <Card title={words("verifyYourself")}>
            <p className="text-sm text-ink-soft">{words("verifyHow")}</p>
            <p className="mt-3 font-mono text-xs wrap-anywhere">
              {"npm run verify-audit -- audit.jsonl"}
            </p>
          </Card>
        }
      >
        <Latest state={state} ctx={ctx} />
        <Faults state={state} ctx={ctx} />
        <section>
          <h2 className="mb-3 text-lg">{words("roots")}</h2>
          <DataTable
            label={words("roots")}
            columns={rootColumns(locale)}
            rows={state.roots}
            rowKey={({ day }) => day}
            empty={<EmptyState sentence={words("noRoots")} />}
            locale={locale}
          />
        </section>
      </Columns>
    </>
  );
}

interface PartProps {
  readonly state: ChainState;
  readonly ctx: DashboardContext;
}

function Latest({ state, ctx }: PartProps) {
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "audit");
  return (
    <Card>
      <div className="space-y-5">
        <ChainNotice {...{ latest: state.latest, now, zone: timeZone, locale }} />
        <Facts facts={facts(state, ctx)} />
        <ActionForm action={checkChainAction}>
          <SubmitButton>{words("checkNow")}</SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}

function facts({ head, latest, waiting }: ChainState, ctx: DashboardContext): readonly Fact[] {
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "audit");
  return [
    { term: words("links"), value: (head?.position ?? 0n).toLocaleString(locale) },
    { term: words("waiting"), value: waiting.toLocaleString(locale) },
    ...(latest
      ? [
          {
            term: words("checkedAt"),
            value: <Instant value={latest.checkedAt} now={now} zone={timeZone} locale={locale} />,
          },
        ]
      : []),
    ...(head ? [{ term: words("hash"), value: <code className="text-xs">{head.hash}</code> }] : []),
  ];
}

function Faults({ state: { latest }, ctx: { locale } }: PartProps) {
  if (!latest || latest.faultCount === 0) return null;
  const words = translator(locale, "audit");
  const rows = latest.faults.map((fault, place) => ({ ...fault, place }));
  return (
    <section>
      <h2 className="mb-3 text-lg">{words("faults")}</h2>
      <DataTable
        label={words("faults")}
        columns={faultColumns(locale)}
        rows={rows}
        rowKey={({ place }) => String(place)}
        empty={null}
        locale={locale}
      />
    </section>
  );
}
