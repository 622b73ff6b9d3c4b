import type { Metadata } from "next";
import { customerName } from "#app/(dashboard)/customers/customer-name";
import { Columns } from "#components/columns";
import { CustomerStatus } from "#components/customers/customer-status";
import { Notice } from "#components/notice";
import { ObjectHead } from "#components/object-head";
import type { Customer } from "#domain/customers/customer";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { DeleteCustomer, EditCustomer } from "./change-customer.tsx";
import { CustomerFacts } from "./customer-facts.tsx";
import { CustomerPayments } from "./customer-payments.tsx";
import { CustomerState, StateNotice } from "./customer-state.tsx";
import { SavedPaymentMethods } from "./saved-payment-methods.tsx";
import { StoredBalance } from "./stored-balance.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("customer") };
}

/** One customer: who they are, how they have paid, and what they can pay with. */
export default async function CustomerPage({ params }: PageProps<"/customers/[customer]">) {
  const ctx = await dashboardContext();
  const { customer: customerId } = await params;
  const customer = await shown(retrieveCustomer(ctx, { customerId }));
  const { locale } = ctx;
  const words = translator(locale, "customers");
  const isDeleted = customer.deletedAt !== null;
  return (
    <>
      <ObjectHead
        back={{ href: "/customers", label: words("title") }}
        kind={words("customer")}
        id={customer.id}
        title={customerName(customer, locale)}
        status={<CustomerStatus customer={customer} locale={locale} />}
        sentence={customer.description ?? undefined}
        action={isDeleted ? undefined : <EditCustomer customer={customer} ctx={ctx} />}
      />
      <Columns
        aside={
          <>
            <CustomerFacts customer={customer} ctx={ctx} />
            {!isDeleted && <CustomerState customer={customer} ctx={ctx} />}
            {!isDeleted && <DeleteCustomer customer={customer} ctx={ctx} />}
          </>
        }
      >
        <Deletion customer={customer} ctx={ctx} />
        {!isDeleted && <StateNotice customer={customer} ctx={ctx} />}
        {!isDeleted && ctx.scopes.has("wallets:read") && (
          <StoredBalance customer={customer} ctx={ctx} />
        )}
        <CustomerPayments customer={customer} ctx={ctx} />
        {!isDeleted && <SavedPaymentMethods customer={customer} ctx={ctx} />}
      </Columns>
    </>
  );
}

interface DeletionProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

function Deletion({ customer: { deletedAt }, ctx: { locale, timeZone } }: DeletionProps) {
  if (!deletedAt) return null;
  const time = exactTime(deletedAt, timeZone, locale);
  return <Notice tone="told">{translator(locale, "customers")("deletedAt", { time })}</Notice>;
}
