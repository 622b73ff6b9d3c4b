import { obstacleToDecide } from "#app/(dashboard)/refunds/obstacle-to-decide";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { StatusBadge } from "#components/status-badge";
import { money } from "#domain/money/money";
import { merchantShareMinor } from "#domain/refunds/refund";
import type { QueuedRefund } from "#domain/reports/refund-queue";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type QueueColumn = Column<QueuedRefund>;

/**
 * The columns of the approval queue: what is asked by whom, and whether it waits for the reader.
 */
export function queueColumns(ctx: DashboardContext): readonly QueueColumn[] {
  return [amount(ctx), turn(ctx), requester(ctx), held(ctx), approvals(ctx), lapses(ctx)];
}

function amount({ locale }: DashboardContext): QueueColumn {
  return {
    key: "amount",
    head: translator(locale, "words")("amount"),
    phone: "title",
    align: "end",
    cell: ({ refund: { amountMinor, currency } }) => (
      <Money amount={money(amountMinor, currency)} locale={locale} />
    ),
  };
}

function turn(ctx: DashboardContext): QueueColumn {
  const words = translator(ctx.locale, "refunds");
  return {
    key: "turn",
    head: words("turn"),
    phone: "corner",
    cell: ({ refund, approvedBy }) =>
      obstacleToDecide(refund, approvedBy, ctx) === undefined ? (
        <StatusBadge tone="waiting" label={words("yourTurn")} />
      ) : (
        <StatusBadge tone="underway" label={words("othersTurn")} />
      ),
  };
}

function requester({ locale }: DashboardContext): QueueColumn {
  const words = translator(locale, "refunds");
  const reasons = translator(locale, "refundReason");
  return {
    key: "requester",
    head: words("askedBy"),
    phone: "line",
    grow: true,
    cell: ({ refund: { reason, requestedByActor }, requester: name }) => (
      <span className="max-sm:text-end">
        {name ?? requestedByActor}
        {reason && <span className="text-ink-faint">{` · ${reasons(reason)}`}</span>}
      </span>
    ),
  };
}

function held({ locale }: DashboardContext): QueueColumn {
  return {
    key: "held",
    head: translator(locale, "refunds")("held"),
    phone: "line",
    align: "end",
    from: "lg",
    cell: ({ refund }) => (
      <Money amount={money(merchantShareMinor(refund), refund.currency)} locale={locale} />
    ),
  };
}

function approvals({ locale }: DashboardContext): QueueColumn {
  const words = translator(locale, "refunds");
  return {
    key: "approvals",
    head: words("approvals"),
    phone: "line",
    cell: ({ refund: { approvalsGiven: given, approvalsRequired: required } }) =>
      words("approvalsOf", { given, required }),
  };
}

function lapses({ locale, timeZone, now }: DashboardContext): QueueColumn {
  return {
    key: "lapses",
    head: translator(locale, "refunds")("lapses"),
    phone: "line",
    cell: ({ refund: { approvalExpiresAt, createdAt } }) => (
      <span className="relative z-10">
        <Instant value={approvalExpiresAt ?? createdAt} now={now} zone={timeZone} locale={locale} />
      </span>
    ),
  };
}
