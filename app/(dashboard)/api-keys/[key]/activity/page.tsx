import type { Metadata } from "next";
import Form from "next/form";
import * as z from "zod";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { endOfDay } from "#app/(dashboard)/api-keys/key-form";
import { usesColumns } from "#components/api-keys/uses-columns";
import { Button } from "#components/button";
import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { TextInput } from "#components/text-input";
import { type KeyDeeds, retrieveKeyDeeds } from "#domain/key-activity/retrieve-key-deeds";
import { retrieveApiKey } from "#domain/key-changes/retrieve-api-key";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { deedColumns, latestColumns } from "./deed-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "apiKeys")("activity") };
}

const day = z.iso
  .date()
  .transform((text) => Temporal.PlainDate.from(text))
  .optional()
  .catch(undefined);
const address = z.object({ from: day, to: day });
const mostDays = 30;

/** What a key did in some days: as after a leak one has to know. */
export default async function KeyActivityPage(props: PageProps<"/api-keys/[key]/activity">) {
  const ctx = await dashboardContext();
  const { key: apiKeyId } = await props.params;
  const days = daysOf(address.parse(await props.searchParams), ctx);
  const { key } = await shown(retrieveApiKey(ctx, { apiKeyId }));
  const from = days.from.toZonedDateTime(ctx.timeZone).toInstant();
  const to = endOfDay(days.to, ctx.timeZone);
  const deeds = await shown(retrieveKeyDeeds(ctx, { apiKeyId, from, to }));
  const words = translator(ctx.locale, "apiKeys");
  return (
    <>
      <PageHead
        title={words("activityTitle", { name: key.name })}
        sentence={words("activitySentence")}
        back={{ href: keyAddress(key.id), label: key.name }}
      />
      <Card>
        <Form
          action={keyAddress(key.id, "activity")}
          className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
        >
          <Field name="from" label={words("from")}>
            <TextInput type="date" defaultValue={days.from.toString()} />
          </Field>
          <Field name="to" label={words("to")}>
            <TextInput type="date" defaultValue={days.to.toString()} />
          </Field>
          <Button type="submit">{words("show")}</Button>
        </Form>
      </Card>
      <Deeds deeds={deeds} ctx={ctx} />
    </>
  );
}

/** Some days in order, a month at most; without any, yesterday and today. */
function daysOf(
  { from, to }: z.output<typeof address>,
  { now, timeZone }: DashboardContext,
): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const end = to ?? today;
  const asked = from ?? end.subtract({ days: 1 });
  const first = end.subtract({ days: mostDays });
  if (Temporal.PlainDate.compare(asked, end) > 0) return { from: end, to: end };
  return { from: Temporal.PlainDate.compare(asked, first) < 0 ? first : asked, to: end };
}

interface DeedsProps {
  readonly deeds: KeyDeeds;
  readonly ctx: DashboardContext;
}

function Deeds({ deeds: { deeds, latest, uses, isWhole }, ctx }: DeedsProps) {
  const { locale } = ctx;
  const words = translator(locale, "apiKeys");
  const count = uses.reduce((sum, use) => sum + use.count, 0);
  const addresses = new Set(uses.map(({ address: from }) => from)).size;
  return (
    <div className="mt-6 space-y-8">
      <p className="text-lg tabular-nums">
        {words("requestsCount", { count })}
        {" · "}
        {words("addressesCount", { count: addresses })}
      </p>
      {!isWhole && <Notice tone="careful">{words("callersPart")}</Notice>}
      <section>
        <h2 className="mb-3 text-base font-semibold">{words("deeds")}</h2>
        <DataTable
          label={words("deeds")}
          columns={deedColumns(ctx)}
          rows={deeds}
          rowKey={({ type, currency }) => `${type} ${currency}`}
          locale={locale}
          empty={<p className="p-5 text-ink-soft">{words("deedsNone")}</p>}
        />
      </section>
      <section>
        <h2 className="mb-3 text-base font-semibold">{words("callers")}</h2>
        <DataTable
          label={words("callers")}
          columns={usesColumns(ctx)}
          rows={uses}
          rowKey={({ address: from, method, route }) => `${from} ${method} ${route}`}
          locale={locale}
          empty={<p className="p-5 text-ink-soft">{words("latestNone")}</p>}
        />
      </section>
      <section>
        <h2 className="mb-3 text-base font-semibold">{words("latest")}</h2>
        <DataTable
          label={words("latest")}
          columns={latestColumns(ctx)}
          rows={latest}
          rowKey={({ id }) => id}
          locale={locale}
          empty={<p className="p-5 text-ink-soft">{words("latestNone")}</p>}
        />
      </section>
    </div>
  );
}
