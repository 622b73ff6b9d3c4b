import { type Column, DataTable } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { bookOf } from "#domain/balance/books";
import { type LedgerAccountKind, ledgerAccountId } from "#domain/ledger/ledger-account";
import type { StoredTransfer } from "#domain/ledger/transfer";
import { money } from "#domain/money/money";
import type { Payment } from "#domain/payments/payment";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import type { Id } from "#platform/ids";

interface PaymentLedgerProps {
  readonly story: PaymentStory;
  readonly ctx: DashboardContext;
}

/** Every move of money that this payment caused in the books, oldest first. */
export function PaymentLedger({ story, ctx }: PaymentLedgerProps) {
  const words = translator(ctx.locale, "payment.ledger");
  return (
    <section id="ledger" className="scroll-mt-20">
      <h2 className="mb-3 text-base">{words("title")}</h2>
      <DataTable
        label={words("title")}
        columns={transferColumns(story.payment, ctx)}
        rows={story.transfers.toSorted(inOrder)}
        rowKey={({ id }) => id}
        empty={<p className="px-4 py-6 text-ink-soft">{words("empty")}</p>}
        locale={ctx.locale}
      />
    </section>
  );
}

const kinds: readonly LedgerAccountKind[] = ["channel_receivable", "pending", "available", "fees"];

/** The kinds of the ledger accounts that a payment's money can be in, by their ids. */
function kindsById({ accountId, currency }: Payment): ReadonlyMap<Id<"lac">, LedgerAccountKind> {
  const book = bookOf(accountId, currency);
  return new Map(kinds.map((kind) => [ledgerAccountId(book(kind)), kind]));
}

function transferColumns(
  payment: Payment,
  { locale, timeZone }: DashboardContext,
): readonly Column<StoredTransfer>[] {
  const words = translator(locale, "payment.ledger");
  const accounts = translator(locale, "payment.account");
  const codes = catalogue(locale).payment.ledger.code;
  const known = kindsById(payment);
  const account = (id: Id<"lac">) => {
    const kind = known.get(id);
    return kind ? accounts(kind) : id;
  };
  return [
    {
      key: "what",
      head: words("what"),
      phone: "title",
      cell: ({ code }) => wordOf(codes, code) ?? code,
    },
    {
      key: "amount",
      head: words("amount"),
      align: "end",
      phone: "corner",
      cell: ({ amountMinor, currency }) => (
        <Money amount={money(amountMinor, currency)} locale={locale} />
      ),
    },
    {
      key: "way",
      head: words("way"),
      phone: "line",
      grow: true,
      cell: ({ debitAccountId, creditAccountId }) =>
        words("fromTo", { from: account(debitAccountId), to: account(creditAccountId) }),
    },
    {
      key: "when",
      head: words("when"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}

/** In which order the moves of one moment follow from one another. */
const order = [
  "authorisation",
  "void",
  "capture",
  "fee",
  "release",
  "refund_hold_release",
  "refund",
  "fee_return",
  "refund_hold",
];

function inOrder(one: StoredTransfer, other: StoredTransfer): number {
  const byTime = Temporal.Instant.compare(one.createdAt, other.createdAt);
  return byTime === 0 ? order.indexOf(one.code) - order.indexOf(other.code) : byTime;
}
