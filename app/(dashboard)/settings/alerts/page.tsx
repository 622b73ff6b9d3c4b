import type { Metadata } from "next";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { PageHead } from "#components/page-head";
import { alertStandings } from "#domain/alerts/alert-standings";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { alertColumns } from "./alert-columns.tsx";
import { RuleCard } from "./rule-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "alerts")("title") };
}

/** When people are written to because something fails too often, beside what is true now. */
export default async function AlertsPage() {
  const ctx = await dashboardContext();
  const { standings, latest } = await shown(alertStandings(ctx));
  const { locale } = ctx;
  const words = translator(locale, "alerts");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/settings", label: translator(locale, "settings")("title") }}
      />
      <div className="space-y-8">
        <div className="grid gap-4 lg:grid-cols-2">
          {standings.map((standing) => (
            <RuleCard key={standing.threshold.kind} standing={standing} ctx={ctx} />
          ))}
        </div>
        <section>
          <h2 className="mb-3 text-lg">{words("latest")}</h2>
          <DataTable
            label={words("latest")}
            columns={alertColumns(ctx)}
            rows={latest}
            rowKey={({ id }) => id}
            empty={<EmptyState sentence={words("none")} />}
            locale={locale}
          />
        </section>
      </div>
    </>
  );
}
