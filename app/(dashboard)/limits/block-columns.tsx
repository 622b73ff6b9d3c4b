import { letThroughAction } from "#app/(dashboard)/limits/actions";
import { ActionForm } from "#components/action-form";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { StatusBadge } from "#components/status-badge";
import { SubmitButton } from "#components/submit-button";
import type { ShownBlock } from "#domain/floods/list-blocks";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The blocked addresses that the account's own programs call from. */
export function blockColumns(ctx: DashboardContext): readonly Column<ShownBlock>[] {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "limits");
  return [
    {
      key: "address",
      head: words("columns.address"),
      cell: ({ block }) => <span className="font-mono">{block.address}</span>,
      phone: "title",
    },
    {
      key: "state",
      head: words("columns.state"),
      cell: (shown) => <State shown={shown} locale={locale} />,
      phone: "line",
    },
    {
      key: "until",
      head: words("columns.until"),
      cell: ({ block }) => <Instant value={block.until} zone={timeZone} locale={locale} />,
      phone: "line",
    },
    {
      key: "seen",
      head: words("columns.seen"),
      cell: ({ traffic }) => (
        <Instant value={traffic.seenAt} zone={timeZone} locale={locale} now={now} />
      ),
      from: "md",
      phone: "line",
    },
    {
      key: "act",
      head: words("columns.act"),
      cell: (shown) => <LetThrough ctx={ctx} shown={shown} />,
      align: "end",
      phone: "line",
    },
  ];
}

interface StateProps {
  readonly shown: ShownBlock;
  readonly locale: DashboardContext["locale"];
}

function State({ shown: { isInForce, isLetThrough }, locale }: StateProps) {
  const words = translator(locale, "limits");
  if (!isInForce) return <StatusBadge tone="quiet" label={words("over")} />;
  if (isLetThrough) return <StatusBadge tone="good" label={words("letThrough")} />;
  return <StatusBadge tone="bad" label={words("blocked")} />;
}

interface LetThroughProps {
  readonly ctx: DashboardContext;
  readonly shown: ShownBlock;
}

function LetThrough({ ctx, shown: { block, isInForce, isLetThrough } }: LetThroughProps) {
  if (!isInForce) return null;
  const words = translator(ctx.locale, "limits");
  const reason = ctx.scopes.has("rate_limits:write") ? undefined : words("readOnly");
  return (
    <ActionForm action={letThroughAction}>
      <input type="hidden" name="address" value={block.address} />
      <input type="hidden" name="letThrough" value={isLetThrough ? "no" : "yes"} />
      <SubmitButton variant="secondary" size="small" reason={reason}>
        {words(isLetThrough ? "blockAgain" : "letOurs")}
      </SubmitButton>
    </ActionForm>
  );
}
