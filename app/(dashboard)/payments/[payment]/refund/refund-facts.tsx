import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Money } from "#components/money";
import { cardText } from "#components/payments/card-text";
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
      </Card>
      <Card title={words("money.title")}>
        <Facts facts={moneyFacts(charge, locale)} />
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

function moneyFacts(charge: Charge, locale: Locale): readonly Fact[] {
  const words = translator(locale, "payment");
  const { amountCapturedMinor, amountRefundedMinor, amountRefundReservedMinor, currency } = charge;
  const fact = (term: string, amountMinor: bigint): Fact => ({
    term,
    value: <Money amount={money(amountMinor, currency)} locale={locale} />,
  });
  const waitingMinor = amountRefundReservedMinor - amountRefundedMinor;
  return [
    fact(words("money.captured"), amountCapturedMinor),
    ...(amountRefundedMinor > 0n ? [fact(words("money.refunded"), amountRefundedMinor)] : []),
    ...(waitingMinor > 0n ? [fact(words("money.waiting"), waitingMinor)] : []),
    fact(words("refund.left"), refundableMinor(charge)),
    {
      term: translator(locale, "words")("paymentMethod"),
      value: cardText(charge.card, locale),
    },
  ];
}
