import Link from "next/link";
import { ApprovalCard, type BalanceMove } from "#components/approval-card";
import { ConfirmDialog } from "#components/confirm-dialog";
import type { Fact } from "#components/facts";
import { Field } from "#components/field";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { Textarea } from "#components/textarea";
import { type Money as MoneyValue, money } from "#domain/money/money";
import { formatMoney } from "#domain/money/format-money";
import { merchantShareMinor } from "#domain/refunds/refund";
import type { RefundCase } from "#domain/reports/refund-case";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { approveRefundAction, cancelRefundAction, rejectRefundAction } from "../actions.ts";

interface RefundApprovalProps {
  readonly found: RefundCase;
  readonly ctx: DashboardContext;
}

/** What is asked, by whom, why, and what saying yes changes; with the ways to say yes or no. */
export function RefundApproval({ found, ctx }: RefundApprovalProps) {
  const { refund, charge, names } = found;
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "refunds");
  const reasons = translator(locale, "refundReason");
  return (
    <ApprovalCard
      amount={<Money amount={money(refund.amountMinor, refund.currency)} locale={locale} size="card" />}
      asked={
        <Link href={`/payments/${refund.paymentIntentId}`} className="link">
          {charge.description ?? refund.paymentIntentId}
        </Link>
      }
      requestedBy={names.get(refund.requestedByActor) ?? refund.requestedByActor}
      requestedAt={refund.createdAt}
      reason={refund.reason ? reasons(refund.reason) : words("noReason")}
      moves={moves(found, ctx)}
      history={history(found, ctx)}
      approvals={{ given: refund.approvalsGiven, required: refund.approvalsRequired }}
      expiresAt={refund.approvalExpiresAt ?? refund.createdAt}
      decide={<Decide found={found} ctx={ctx} />}
      now={now}
      zone={timeZone}
      locale={locale}
    />
  );
}

function moves({ refund, charge, balance }: RefundCase, ctx: DashboardContext): BalanceMove[] {
  const words = translator(ctx.locale, "refunds");
  const show = (amount: MoneyValue) => <Money amount={amount} locale={ctx.locale} />;
  const of = (amountMinor: bigint) => show(money(amountMinor, refund.currency));
  const spendable = balance?.[refund.balanceKind].amountMinor ?? 0n;
  const share = merchantShareMinor(refund);
  return [
    {
      label: words(`balance.${refund.balanceKind}`),
      before: of(spendable + share),
      after: of(spendable),
    },
    {
      label: words("balance.refunded"),
      before: of(charge.amountRefundedMinor),
      after: of(charge.amountRefundedMinor + refund.amountMinor),
    },
  ];
}

function history({ customer }: RefundCase, ctx: DashboardContext): readonly Fact[] {
  const words = translator(ctx.locale, "refunds");
  const none = translator(ctx.locale, "words")("none");
  const term = translator(ctx.locale, "words")("customer");
  if (!customer) return [{ term, value: none }];
  const name = customer.name ?? customer.email ?? customer.id;
  return [
    {
      term,
      value: (
        <Link href={`/customers/${customer.id}`} className="link">
          {name}
        </Link>
      ),
    },
    { term: words("payments"), value: customer.payments },
    { term: words("refunds"), value: customer.refunds },
    {
      term: words("since"),
      value: <Instant value={customer.since} zone={ctx.timeZone} locale={ctx.locale} />,
    },
  ];
}

/** Why this person cannot decide on it, if they cannot. */
function obstacle({ refund, decisions }: RefundCase, ctx: DashboardContext): string | undefined {
  const words = translator(ctx.locale, "refunds");
  if (!ctx.scopes.has("refunds:approve")) return words("obstacle.role");
  if (refund.requestedBy === ctx.actor.id) return words("obstacle.self");
  const isDone = decisions.some(({ decidedBy }) => decidedBy === ctx.actor.id);
  return isDone ? words("obstacle.done") : undefined;
}

function Decide({ found, ctx }: RefundApprovalProps) {
  const { refund } = found;
  const { locale } = ctx;
  const words = translator(locale, "refunds");
  const amount = formatMoney(money(refund.amountMinor, refund.currency), locale);
  const reason = obstacle(found, ctx);
  const isOwn = refund.requestedBy === ctx.actor.id && ctx.scopes.has("refunds:write");
  const hidden = (
    <>
      <input type="hidden" name="refundId" value={refund.id} />
      <input type="hidden" name="requestHash" value={refund.requestHash} />
    </>
  );
  return (
    <>
      {isOwn && (
        <ConfirmDialog
          id="cancel"
          trigger={words("cancel")}
          variant="ghost"
          title={words("cancelTitle")}
          sentence={words("cancelSentence", { amount })}
          action={cancelRefundAction}
          submit={words("cancel")}
          locale={locale}
        >
          {hidden}
        </ConfirmDialog>
      )}
      <ConfirmDialog
        id="reject"
        trigger={words("reject")}
        reason={reason}
        title={words("rejectTitle")}
        sentence={words("rejectSentence", { amount })}
        action={rejectRefundAction}
        submit={words("reject")}
        locale={locale}
      >
        {hidden}
        <Field name="reason" label={words("rejectReason")} help={words("rejectReasonHelp")}>
          <Textarea rows={3} maxLength={500} />
        </Field>
      </ConfirmDialog>
      <ConfirmDialog
        id="approve"
        trigger={words("approve")}
        variant="primary"
        reason={reason}
        title={words("approveTitle")}
        sentence={words("approveSentence", { amount })}
        action={approveRefundAction}
        submit={words("approveAmount", { amount })}
        locale={locale}
      >
        {hidden}
      </ConfirmDialog>
    </>
  );
}
