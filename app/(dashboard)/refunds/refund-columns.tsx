import { refundStatus } from "#app/(dashboard)/refunds/refund-status";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { ObjectStatus } from "#components/object-status";
import { money } from "#domain/money/money";
import type { Refund } from "#domain/refunds/refund";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of a list of refunds. */
export function refundColumns({
  locale,
  timeZone,
}: Pick<DashboardContext, "locale" | "timeZone">): readonly Column<Refund>[] {
  const words = translator(locale, "words");
  const reasons = translator(locale, "refundReason");
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
    {
      key: "status",
      head: words("status"),
      phone: "corner",
      cell: (refund) => (
        <ObjectStatus kind="refund" status={refundStatus(refund)} locale={locale} />
      ),
    },
    {
      key: "reason",
      head: words("reason"),
      phone: "line",
      grow: true,
      cell: ({ reason, rejectionReason }) => rejectionReason ?? (reason ? reasons(reason) : "—"),
    },
    {
      key: "payment",
      head: words("payment"),
      phone: "none",
      from: "lg",
      cell: ({ paymentIntentId }) => <ObjectId id={paymentIntentId} />,
    },
    {
      key: "created",
      head: words("created"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
