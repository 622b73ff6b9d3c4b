import type { Metadata } from "next";
import { redirect } from "next/navigation";
import * as z from "zod";
import { createCustomerAction } from "#app/(dashboard)/customers/actions";
import { customerAddress } from "#app/(dashboard)/customers/customer-address";
import { listAddress, neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { ConfirmDialog } from "#components/confirm-dialog";
import { CustomerFields } from "#components/customers/customer-fields";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { type FilterChip, FilterChips } from "#components/filter-chips";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { SearchField } from "#components/search-field";
import { listCustomers } from "#domain/customers/list-customers";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { isId } from "#platform/ids";
import { settings } from "#platform/settings";
import { customerColumns } from "./customer-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "customers")("title") };
}

const statuses = ["active", "frozen", "closed"] as const;

const address = z.object({
  ...pageFields("cus"),
  /** An e-mail address, or the id of a customer. */
  q: z.string().trim().min(1).optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
});

/** The account's customers, newest first, or those of one e-mail address. */
export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { q, status, starting_after: startingAfter, ending_before: endingBefore } = asked;
  if (q && isId("cus", q)) redirect(customerAddress(q));

  const list = { limit: pageSize, startingAfter, endingBefore };
  const page = await shown(listCustomers(ctx, { ...list, email: q, status }));
  const words = translator(ctx.locale, "customers");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={<CreateCustomer ctx={ctx} />}
      />
      <div className="mb-4">
        <SearchField
          action="/customers"
          value={q}
          label={words("search")}
          placeholder={words("searchPlaceholder")}
        />
      </div>
      <div className="mb-4">
        <FilterChips chips={stateChips(asked, ctx)} locale={ctx.locale} />
      </div>
      <DataTable
        label={words("title")}
        columns={customerColumns(ctx)}
        rows={page.rows}
        rowKey={(customer) => customer.id}
        rowHref={(customer) => customerAddress(customer.id)}
        locale={ctx.locale}
        empty={<NoCustomers asked={q} status={status} ctx={ctx} />}
      />
      <Pagination {...neighbours("/customers", asked, page)} locale={ctx.locale} />
    </>
  );
}

function stateChips(
  { q, status: chosen }: z.output<typeof address>,
  { locale }: DashboardContext,
): readonly FilterChip[] {
  const words = translator(locale, "customerState.status");
  return statuses.map((status) => ({
    label: words(status),
    current: status === chosen,
    href: listAddress("/customers", { q, status: status === chosen ? undefined : status }),
  }));
}

function CreateCustomer({ ctx }: { readonly ctx: DashboardContext }) {
  const words = translator(ctx.locale, "customers");
  return (
    <ConfirmDialog
      id="create-customer"
      trigger={words("create")}
      variant="primary"
      reason={ctx.scopes.has("customers:write") ? undefined : words("readOnly")}
      title={words("create")}
      sentence={words("createSentence")}
      action={createCustomerAction}
      submit={words("create")}
      locale={ctx.locale}
    >
      <CustomerFields locale={ctx.locale} />
    </ConfirmDialog>
  );
}

interface NoCustomersProps {
  readonly asked: string | undefined;
  readonly status: string | undefined;
  readonly ctx: DashboardContext;
}

function NoCustomers({ asked, status, ctx }: NoCustomersProps) {
  const words = translator(ctx.locale, "customers");
  const all = <LinkButton href={listAddress("/customers", {})}>{words("showAll")}</LinkButton>;
  if (status !== undefined) {
    const sentence = translator(ctx.locale, "customerState")("noneInState");
    return <EmptyState sentence={sentence} action={all} />;
  }
  if (asked !== undefined) {
    return <EmptyState sentence={words("noneFound", { email: asked })} action={all} />;
  }
  const call = `curl ${settings().origin}/v1/customers -u YOUR_API_KEY: \\
  -d name="Ada Lovelace" -d email=ada@example.com`;
  return <EmptyState sentence={words("none")} command={call} />;
}
