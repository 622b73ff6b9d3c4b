import { customerName } from "#app/(dashboard)/customers/customer-name";
import { CustomerStatus } from "#components/customers/customer-status";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import type { Customer } from "#domain/customers/customer";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of a list of customers. */
export function customerColumns({
  locale,
  timeZone,
}: Pick<DashboardContext, "locale" | "timeZone">): readonly Column<Customer>[] {
  const words = translator(locale, "customers");
  return [
    {
      key: "name",
      head: words("customer"),
      phone: "title",
      grow: true,
      cell: (customer) => (
        <span className="font-medium wrap-anywhere">{customerName(customer, locale)}</span>
      ),
    },
    {
      key: "email",
      head: words("email"),
      phone: "start",
      cut: true,
      // Where there is no name, the address stands in its place.
      cell: ({ email, name }) => (name === null ? "—" : (email ?? "—")),
    },
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "corner",
      cell: (customer) => <CustomerStatus customer={customer} locale={locale} />,
    },
    {
      key: "id",
      head: translator(locale, "words")("id"),
      phone: "none",
      from: "lg",
      cell: ({ id }) => <ObjectId id={id} />,
    },
    {
      key: "created",
      head: words("created"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
