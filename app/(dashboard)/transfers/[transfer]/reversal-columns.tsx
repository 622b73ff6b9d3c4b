import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { money } from "#domain/money/money";
import type { TransferReversal } from "#domain/transfers/transfer";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of what went back of a transfer. */
export function reversalColumns({
  locale,
  timeZone,
}: DashboardContext): readonly Column<TransferReversal>[] {
  const words = translator(locale, "words");
  return [
    {
      key: "amount",
      head: words("amount"),
      phone: "title",
      align: "end",
      cell: ({ amountMinor, currency }) => (
        <Money amount={money(amountMinor, currency)} locale={locale} />
      ),
    },
    { key: "id", head: words("id"), phone: "line", cell: ({ id }) => <ObjectId id={id} /> },
    {
      key: "description",
      head: words("description"),
      phone: "none",
      grow: true,
      cell: ({ description }) => description ?? "—",
    },
    {
      key: "created",
      head: words("created"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
