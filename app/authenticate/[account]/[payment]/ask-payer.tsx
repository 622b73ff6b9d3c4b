import { answerBankAction } from "#app/authenticate/[account]/[payment]/actions";
import { BankQuestion } from "#components/authenticate/bank-question";
import { Facts } from "#components/facts";
import { Money } from "#components/money";
import { cardText } from "#components/payments/card-text";
import { money } from "#domain/money/money";
import type { PaymentToAuthenticate } from "#domain/payment-authentication/payment-to-authenticate";
import { type Locale, translator } from "#messages/translator";

interface AskPayerProps {
  readonly found: PaymentToAuthenticate;
  /** What the page's address names, for the answer to name it too. */
  readonly asked: Readonly<Record<string, string>>;
  readonly locale: Locale;
}

/** The bank's question: this much, to them, from this card? */
export function AskPayer({ found, asked, locale }: AskPayerProps) {
  const { payment, merchantName, card } = found;
  const words = translator(locale, "authenticate");
  const facts = [
    { term: words("payTo"), value: merchantName },
    ...(card ? [{ term: words("card"), value: cardText(card, locale) }] : []),
  ];
  return (
    <div className="space-y-5">
      <p>
        <Money amount={money(payment.amountMinor, payment.currency)} locale={locale} size="page" />
      </p>
      <Facts facts={facts} />
      <BankQuestion
        action={answerBankAction}
        asked={asked}
        answers={{ approve: words("approve"), refuse: words("refuse") }}
        locale={locale}
      />
    </div>
  );
}
