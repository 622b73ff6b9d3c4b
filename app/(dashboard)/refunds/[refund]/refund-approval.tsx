import Link from "next/link";
import { customerAddress } from "#app/(dashboard)/customers/customer-address";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { obstacleToDecide } from "#app/(dashboard)/refunds/obstacle-to-decide";
import { ApprovalCard, type BalanceMove } from "#components/approval-card";
import { countText } from "#components/count-text";
import type { Fact } from "#components/facts";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { type Money as MoneyValue, money } from "#domain/money/money";
import { merchantShareMinor } from "#domain/refunds/refund";
import type { RefundCase } from "#domain/reports/refund-case";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { RefundDecision } from "./refund-decision.tsx";

interface RefundApprovalProps {
  readonly found: RefundCase;
  readonly ctx: DashboardContext;
}

/** What is asked, by whom, why, and what saying yes changes; with the ways to say yes or no. */
export function RefundApproval({ found, ctx }: RefundApprovalProps) {
  const { refund, decisions, names } = found;
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "refunds");
  const reasons = translator(locale, "refundReason");
  const approvedBy = decisions.map(({ decidedBy }) => decidedBy);
  const obstacle = obstacleToDecide(refund, approvedBy, ctx);
  const refunded = money(refund.amountMinor, refund.currency);
  return (
    <ApprovalCard
      amount={<Money amount={refunded} locale={locale} size="card" />}
      asked={<Asked found={found} ctx={ctx} />}
      requestedBy={names.get(refund.requestedByActor) ?? refund.requestedByActor}
      requestedAt={refund.createdAt}
      reason={refund.reason ? reasons(refund.reason) : words("noReason")}
      moves={moves(found, ctx)}
      history={history(found, ctx)}
      approvals={{ given: refund.approvalsGiven, required: refund.approvalsRequired }}
      expiresAt={refund.approvalExpiresAt ?? refund.createdAt}
      hindrance={obstacle}
      decide={<RefundDecision found={found} obstacle={obstacle} ctx={ctx} />}
      now={now}
      zone={timeZone}
      locale={locale}
    />
  );
}

function Asked({ found: { refund, charge }, ctx }: RefundApprovalProps) {
  const words = translator(ctx.locale, "refunds");
  return words.rich("asked", {
    payment: () => (
      <Link href={paymentAddress(refund.paymentIntentId)} className="text-link">
        {charge.description ?? words("aPayment")}
      </Link>
    ),
  });
}

function moves({ refund, charge, balance }: RefundCase, ctx: DashboardContext): BalanceMove[] {
  const words = translator(ctx.locale, "refunds");
  const show = (amount: MoneyValue) => <Money amount={amount} locale={ctx.locale} />;
  const of = (amountMinor: bigint) => show(money(amountMinor, refund.currency));
  const spendable = balance?.[refund.balanceKind].amountMinor ?? 0n;
  return [
    {
      label: words(`balance.${refund.balanceKind}`),
      before: of(spendable + merchantShareMinor(refund)),
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
  const term = translator(ctx.locale, "words")("customer");
  if (!customer) return [{ term, value: translator(ctx.locale, "words")("none") }];
  return [
    {
      term,
      value: (
        <Link href={customerAddress(customer.id)} className="text-link">
          {customer.name ?? customer.email ?? customer.id}
        </Link>
      ),
    },
    { term: words("payments"), value: countText(customer.payments, ctx.locale) },
    { term: words("refunds"), value: countText(customer.refunds, ctx.locale) },
    {
      term: words("since"),
      value: <Instant value={customer.since} zone={ctx.timeZone} locale={ctx.locale} />,
    },
  ];
}
