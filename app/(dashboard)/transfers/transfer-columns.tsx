import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { otherAccountId, TransferState } from "#components/transfers/transfer-state";
import { money } from "#domain/money/money";
import type { Transfer } from "#domain/transfers/transfer";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of a list of transfers. */
export function transferColumns({
  locale,
  timeZone,
}: DashboardContext): readonly Column<Transfer>[] {
  const words = translator(locale, "transfers");
  const general = translator(locale, "words");
  return [
    {
      key: "amount",
      head: general("amount"),
      phone: "title",
      align: "end",
      cell: ({ amountMinor, currency }) => (
        <Money amount={money(amountMinor, currency)} locale={locale} />
      ),
    },
    {
      key: "direction",
      head: words("what"),
      phone: "corner",
      cell: ({ direction }) => words(`direction.${direction}`),
    },
    {
      key: "state",
      head: words("state"),
      phone: "line",
      cell: (transfer) => <TransferState transfer={transfer} locale={locale} />,
    },
    {
      key: "other",
      head: words("other"),
      phone: "line",
      cell: (transfer) => <ObjectId id={otherAccountId(transfer)} />,
    },
    {
      key: "description",
      head: general("description"),
      phone: "none",
      grow: true,
      cell: ({ description }) => description ?? "—",
    },
    {
      key: "created",
      head: general("created"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
