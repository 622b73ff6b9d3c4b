import { Card } from "#components/card";
import { Money } from "#components/money";
import { cardText } from "#components/payments/card-text";
import { type MoneyLine, MoneyLines } from "#components/payments/money-lines";
import { type Charge, refundableMinor } from "#domain/charges/charge";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import { type Locale, translator } from "#messages/translator";

interface RefundFactsProps {
  readonly charge: Charge;
  readonly policy: RefundPolicy | undefined;
  readonly locale: Locale;
}

/** What one has to know before asking: from how much on others decide, and what is left. */
export function RefundFacts({ charge, policy, locale }: RefundFactsProps) {
  const words = translator(locale, "payment");
  return (
    <>
      <Card title={words("refund.whatHappens")}>
        <p className="text-sm">{policySentence(charge, policy, locale)}</p>
        <p className="mt-2 text-sm text-ink-faint">
          {words("refund.goesTo", { card: cardText(charge.card, locale) })}
        </p>
      </Card>
      <Card title={words("money.title")}>
        <MoneyLines lines={moneyLines(charge, locale)} />
      </Card>
    </>
  );
}

function policySentence({ currency }: Charge, policy: RefundPolicy | undefined, locale: Locale) {
  const words = translator(locale, "payment.refund");
  if (!policy) return words("policyNone");
  const line = policy.lines.find((candidate) => candidate.currency === currency);
  if (!line || line.oneApprovalAboveMinor === "0") return words("policyAll", { currency });
  const limit = (minor: string) => formatMoney(money(BigInt(minor), currency), locale);
  const one = limit(line.oneApprovalAboveMinor);
  if (line.twoApprovalsAboveMinor === null) return words("policyOne", { one });
  return words("policyTwo", { one, two: limit(line.twoApprovalsAboveMinor) });
}

function moneyLines(charge: Charge, locale: Locale): readonly MoneyLine[] {
  const words = translator(locale, "payment");
  const { amountCapturedMinor, amountRefundedMinor, amountRefundReservedMinor, currency } = charge;
  const line = (term: string, amountMinor: bigint): MoneyLine => ({
    term,
    amount: <Money amount={money(amountMinor, currency)} locale={locale} />,
  });
  const waitingMinor = amountRefundReservedMinor - amountRefundedMinor;
  return [
    line(words("money.captured"), amountCapturedMinor),
    ...(amountRefundedMinor > 0n ? [line(words("money.refunded"), -amountRefundedMinor)] : []),
    ...(waitingMinor > 0n ? [line(words("money.waiting"), -waitingMinor)] : []),
    { ...line(words("refund.left"), refundableMinor(charge)), isSum: true },
  ];
}
