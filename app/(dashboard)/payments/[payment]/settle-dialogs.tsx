import { settleAction } from "#app/(dashboard)/payments/[payment]/settle-action";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Textarea } from "#components/textarea";
import type { Operation } from "#domain/channels/operation";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface SettleDialogsProps {
  readonly operation: Operation;
  readonly ctx: DashboardContext;
}

/** A person says what they have found out at the channel: it went through, or it did not. */
export function SettleDialogs({ operation, ctx }: SettleDialogsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Verdict operation={operation} ctx={ctx} verdict="yes" />
      <Verdict operation={operation} ctx={ctx} verdict="no" />
    </div>
  );
}

interface VerdictProps extends SettleDialogsProps {
  readonly verdict: "yes" | "no";
}

function Verdict({ operation, ctx, verdict }: VerdictProps) {
  const { locale } = ctx;
  const words = translator(locale, "channel");
  const amount = formatMoney(money(operation.amountMinor, operation.currency), locale);
  return (
    <ConfirmDialog
      id={`settle-${verdict}-${operation.id}`}
      trigger={words(verdict)}
      reason={hindrance(operation, ctx)}
      title={words(`${verdict}Title`)}
      sentence={words(`${verdict}Sentence`, { amount })}
      action={settleAction}
      submit={words(verdict)}
      locale={locale}
    >
      <input type="hidden" name="operationId" value={operation.id} />
      <input type="hidden" name="verdict" value={verdict} />
      <Field name="reason" label={words("reason")} help={words("reasonHelp")}>
        <Textarea rows={3} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}

/** Why this person cannot settle it; undefined if they can. */
function hindrance({ requestedBy }: Operation, ctx: DashboardContext): string | undefined {
  const words = translator(ctx.locale, "channel");
  if (!ctx.scopes.has("payments:settle")) return words("roleSettle");
  return requestedBy === ctx.actor.id ? words("ownSettle") : undefined;
}
