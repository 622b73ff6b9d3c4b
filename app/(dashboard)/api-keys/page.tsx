import type { Metadata } from "next";
import * as z from "zod";
import { neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { listApiKeys } from "#domain/api-keys/list-api-keys";
import { listRateLimits } from "#domain/rate-limits/list-rate-limits";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { CreateApiKey } from "./create-api-key.tsx";
import { keyColumns } from "./key-columns.tsx";
import { RateLimits } from "./rate-limits.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "apiKeys")("title") };
}

const address = z.object(pageFields("key"));

/** The keys of the account's programs, and the way to make one. */
export default async function ApiKeysPage({ searchParams }: PageProps<"/api-keys">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { starting_after: startingAfter, ending_before: endingBefore } = asked;
  const page = await shown(listApiKeys(ctx, { limit: pageSize, startingAfter, endingBefore }));
  const words = translator(ctx.locale, "apiKeys");
  return (
    <>
      <PageHead title={words("title")} sentence={words(`sentence.${ctx.account.mode}`)} />
      <CreateApiKey ctx={ctx} />
      <h2 className="mt-8 mb-3 text-lg">{words("keys")}</h2>
      <DataTable
        label={words("keys")}
        columns={keyColumns(ctx)}
        rows={page.rows}
        rowKey={(key) => key.id}
        locale={ctx.locale}
        empty={<EmptyState sentence={words("none")} />}
      />
      <Pagination {...neighbours("/api-keys", asked, page)} locale={ctx.locale} />
      <RateLimits ctx={ctx} list={await listRateLimits(ctx)} />
    </>
  );
}
