import {
  approveRefundAction,
  cancelRefundAction,
  rejectRefundAction,
} from "#app/(dashboard)/refunds/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Textarea } from "#components/textarea";
import { decimalString, formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { RefundCase } from "#domain/reports/refund-case";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RefundDecisionProps {
  readonly found: RefundCase;
  /** Why the reader cannot decide, if they cannot. */
  readonly obstacle: string | undefined;
  readonly ctx: DashboardContext;
}

/** The ways to end a waiting refund: yes, no with a reason, and for who asked, to take it back. */
export function RefundDecision(props: RefundDecisionProps) {
  const { refund } = props.found;
  const { actor, scopes } = props.ctx;
  const isOwn = refund.requestedBy === actor.id && scopes.has("refunds:write");
  return (
    <>
      {isOwn && <Cancel {...props} />}
      <Reject {...props} />
      <Approve {...props} />
    </>
  );
}

function Approve({ found, obstacle, ctx }: RefundDecisionProps) {
  const { refund, customer } = found;
  const words = translator(ctx.locale, "refunds");
  const refunded = money(refund.amountMinor, refund.currency);
  const amount = formatMoney(refunded, ctx.locale);
  const isLast = refund.approvalsGiven + 1 >= refund.approvalsRequired;
  const to = customer?.name ?? customer?.email ?? words("theCustomer");
  return (
    <ConfirmDialog
      id="approve"
      trigger={words("approve")}
      variant="primary"
      reason={obstacle}
      title={words("approveTitle")}
      sentence={words(isLast ? "approveSentence" : "approveFirstSentence", { amount, to })}
      action={approveRefundAction}
      submit={words("approveAmount", { amount })}
      // Who set the policy said which amounts are large: those that two must approve.
      typedAmount={refund.approvalsRequired > 1 ? decimalString(refunded) : undefined}
      locale={ctx.locale}
    >
      <input type="hidden" name="refundId" value={refund.id} />
      <input type="hidden" name="requestHash" value={refund.requestHash} />
    </ConfirmDialog>
  );
}

function Reject({ found, obstacle, ctx }: RefundDecisionProps) {
  const { refund } = found;
  const words = translator(ctx.locale, "refunds");
  const amount = formatMoney(money(refund.amountMinor, refund.currency), ctx.locale);
  return (
    <ConfirmDialog
      id="reject"
      trigger={words("reject")}
      reason={obstacle}
      title={words("rejectTitle")}
      sentence={words("rejectSentence", { amount })}
      action={rejectRefundAction}
      submit={words("rejectAmount", { amount })}
      locale={ctx.locale}
    >
      <input type="hidden" name="refundId" value={refund.id} />
      <Field name="reason" label={words("rejectReason")} help={words("rejectReasonHelp")}>
        <Textarea rows={3} maxLength={500} />
      </Field>
    </ConfirmDialog>
  );
}

function Cancel({ found, ctx }: RefundDecisionProps) {
  const { refund } = found;
  const words = translator(ctx.locale, "refunds");
  const amount = formatMoney(money(refund.amountMinor, refund.currency), ctx.locale);
  return (
    <ConfirmDialog
      id="cancel"
      trigger={words("cancel")}
      variant="ghost"
      title={words("cancelTitle")}
      sentence={words("cancelSentence", { amount })}
      action={cancelRefundAction}
      submit={words("cancel")}
      locale={ctx.locale}
    >
      <input type="hidden" name="refundId" value={refund.id} />
    </ConfirmDialog>
  );
}
