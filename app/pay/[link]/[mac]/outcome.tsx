import { CircleCheck, CircleSlash, Clock, type LucideIcon } from "lucide-react";
import type { LinkPage } from "#app/pay/[link]/[mac]/link-page";
import { buttonStyle } from "#components/button-style";
import { type Fact, Facts } from "#components/facts";
import { ObjectId } from "#components/object-id";
import { LocalTime } from "#components/pay/local-time";
import { cardText } from "#components/payments/card-text";
import { returnAddress } from "#domain/payment-authentication/return-address";
import type { PageState } from "#domain/payment-links/payment-link";
import { type Locale, translator } from "#messages/translator";

/** What a page says that takes no card. */
export type Settled = Exclude<PageState, "open">;

interface OutcomeProps {
  readonly page: LinkPage;
  readonly state: Settled;
  readonly locale: Locale;
}

/** What became of the payment, or why it cannot be paid here, and where to go on. */
export function Outcome({ page, state, locale }: OutcomeProps) {
  const words = translator(locale, "pay");
  const { icon: Icon, style } = marks[state] ?? closed;
  const merchant = page.merchantName;
  const back = wayBack(page);
  return (
    <>
      <Icon className={`size-12 ${style}`} strokeWidth={1.5} aria-hidden="true" />
      <div role="status">
        <h2 className="mt-4 text-xl tracking-tight">{words(`${state}Title`)}</h2>
        <p className="mt-1.5 text-ink-soft">{words(`${state}Sentence`, { merchant })}</p>
      </div>
      {state === "paid" && (
        <div className="mt-6 border-t border-line pt-5">
          <Facts facts={receipt(page, locale)} layout="stacked" />
        </div>
      )}
      {back && (
        <a href={back.href} className={`mt-7 ${buttonStyle({ variant: "primary", size: "hero" })}`}>
          {words("back", { host: back.host })}
        </a>
      )}
    </>
  );
}

interface Mark {
  readonly icon: LucideIcon;
  readonly style: string;
}

const closed: Mark = { icon: CircleSlash, style: "text-ink-faint" };
const marks: Partial<Record<Settled, Mark>> = {
  paid: { icon: CircleCheck, style: "text-green" },
  processing: { icon: Clock, style: "text-blue" },
};

/** The shop's own page, where it has given one that a browser may open. */
function wayBack({ payment }: LinkPage): URL | undefined {
  const back = returnAddress(payment);
  return back && /^https?:$/.test(back.protocol) ? back : undefined;
}

function receipt({ payment, charge }: LinkPage, locale: Locale): readonly Fact[] {
  const words = translator(locale, "pay");
  const at = charge?.capturedAt ?? charge?.authorisedAt;
  const time = at && { iso: at.toString(), epochMs: at.epochMilliseconds };
  return [
    { term: words("transaction"), value: <ObjectId id={payment.id} whole /> },
    ...(time ? [{ term: words("paidTime"), value: <LocalTime {...time} locale={locale} /> }] : []),
    ...(charge ? [{ term: words("card"), value: cardText(charge.card, locale) }] : []),
  ];
}
