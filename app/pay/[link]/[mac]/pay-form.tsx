import { Lock } from "lucide-react";
import { payAction } from "#app/pay/[link]/[mac]/actions";
import type { LinkPage } from "#app/pay/[link]/[mac]/link-page";
import { ActionForm } from "#components/action-form";
import { Notice } from "#components/notice";
import { SubmitButton } from "#components/submit-button";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { catalogue, type Locale, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import { CardFields, type CardWords } from "./card-fields.tsx";

interface PayFormProps {
  readonly page: LinkPage;
  /** Both halves of the page's address, for the form to name them. */
  readonly address: Readonly<Record<"link" | "mac", string>>;
  readonly locale: Locale;
}

/** Takes a card; after one that did not pay, says why, and takes another. */
export function PayForm({ page, address, locale }: PayFormProps) {
  const { payment, link } = page;
  const words = translator(locale, "pay");
  const amount = formatMoney(money(payment.amountMinor, payment.currency), locale);
  const { year, month } = page.now.subtract({ hours: 12 }).toZonedDateTimeISO("UTC");
  const decline = declineOf(page, locale);
  const sent = { ...address, amountMinor: String(payment.amountMinor), currency: payment.currency };
  return (
    // After each try the form is a new one: nothing of the last card is left in it.
    <ActionForm key={link.failedTries} action={payAction}>
      <h2 className="text-lg">{words("legend")}</h2>
      {decline && <Notice tone="refused">{decline.text}</Notice>}
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <CardFields words={cardWords(locale)} today={{ year, month }} told={decline?.atField ?? {}} />
      <div className="space-y-3 pt-1">
        <SubmitButton size="hero">{words("pay", { amount })}</SubmitButton>
        <p className="flex items-start justify-center gap-1.5 text-sm text-ink-faint">
          <Lock className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          {words("secure")}
        </p>
      </div>
    </ActionForm>
  );
}

/** The field at which a bank's no points. */
const fieldsByCode: Readonly<Record<string, "cvc" | "expiry">> = {
  expired_card: "expiry",
  incorrect_cvc: "cvc",
};

/** Why the last card did not pay, in words for its holder: less than the merchant is told. */
function declineOf({ payment: { lastFailure } }: LinkPage, locale: Locale) {
  if (!lastFailure) return undefined;
  const { code, declineCode } = lastFailure;
  const { decline: words } = catalogue(locale).pay;
  const text = wordOf(words, declineCode ?? "") ?? wordOf(words, code) ?? words.card_declined;
  const field = fieldsByCode[code];
  return {
    text,
    atField: field && {
      [field]: translator(locale, "errors")(field === "cvc" ? "incorrect_cvc" : "expired_card"),
    },
  };
}

function cardWords(locale: Locale): CardWords {
  const words = translator(locale, "pay");
  const { fieldErrors: faults } = catalogue(locale);
  return {
    number: words("number"),
    expiry: words("expiry"),
    expiryPlaceholder: words("expiryPlaceholder"),
    cvc: words("cvc"),
    cvcHelp: words("cvcHelp"),
    cvcHelpAmex: words("cvcHelpAmex"),
    name: words("name"),
    optional: translator(locale, "field")("optional"),
    faults: {
      missing: faults.missing,
      incorrect_number_number: faults.incorrect_number_number,
      invalid_expiry_expiry: faults.invalid_expiry_expiry,
      invalid_expiry_month_expiry: faults.invalid_expiry_month_expiry,
      expired_card_expiry: faults.expired_card_expiry,
      invalid_cvc_cvc: faults.invalid_cvc_cvc,
    },
  };
}
