import type { Metadata } from "next";
import * as z from "zod";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import { listAddress, neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { firstPaymentCall } from "#app/(dashboard)/payments/payments-call";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { LinkButton } from "#components/link-button";
import { statusWord } from "#components/object-status";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { type KeyState, keyStates } from "#domain/api-keys/api-key";
import { listApiKeys } from "#domain/api-keys/list-api-keys";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { keyColumns } from "./key-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "apiKeys")("title") };
}

const address = z.object({
  ...pageFields("key"),
  state: z.enum(keyStates).optional().catch(undefined),
});

/** The keys of the account's programs, and the way to make one. */
export default async function ApiKeysPage({ searchParams }: PageProps<"/api-keys">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { starting_after: startingAfter, ending_before: endingBefore, state } = asked;
  const list = { limit: pageSize, startingAfter, endingBefore, state };
  const page = await shown(listApiKeys(ctx, list));
  const words = translator(ctx.locale, "apiKeys");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words(`sentence.${ctx.account.mode}`)}
        action={<NewKey ctx={ctx} />}
      />
      <div className="mb-4">
        <FilterChips chips={stateChips(state, ctx)} locale={ctx.locale} />
      </div>
      <DataTable
        label={words("keys")}
        columns={keyColumns(ctx)}
        rows={page.rows}
        rowKey={(key) => key.id}
        rowHref={(key) => keyAddress(key.id)}
        locale={ctx.locale}
        empty={
          state ? (
            <EmptyState sentence={words("noneInState")} />
          ) : (
            <EmptyState sentence={words("none")} action={<NewKey ctx={ctx} />} />
          )
        }
      />
      <Pagination {...neighbours("/api-keys", asked, page)} locale={ctx.locale} />
      <div className="mt-8 max-w-[46rem]">
        <Card title={words("try")}>
          <p className="mb-3 text-ink-soft">{words("tryHelp")}</p>
          <CodeBox text={firstPaymentCall(ctx.account)} />
        </Card>
      </div>
    </>
  );
}

function NewKey({ ctx: { locale, scopes } }: { readonly ctx: DashboardContext }) {
  const words = translator(locale, "apiKeys");
  const reason = scopes.has("api_keys:write") ? undefined : words("readOnly");
  return (
    <LinkButton href="/api-keys/new" variant="primary" reason={reason}>
      {words("new")}
    </LinkButton>
  );
}

function stateChips(state: KeyState | undefined, { locale }: DashboardContext) {
  const all = translator(locale, "words")("all");
  return [undefined, ...keyStates].map((one) => ({
    label: one ? statusWord({ kind: "apiKey", status: one, locale }) : all,
    href: listAddress("/api-keys", { state: one }),
    current: one === state,
  }));
}
