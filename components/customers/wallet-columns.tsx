import type { Route } from "next";
import Link from "next/link";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { money } from "#domain/money/money";
import type { WalletTransaction } from "#domain/wallets/wallet";
import { type Locale, translator } from "#messages/translator";

interface Shown {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Where the object of a move is, if it has a page. */
  readonly addressOf: (id: string) => Route | undefined;
}

/** The columns of the moves of a stored balance. */
export function walletColumns({
  locale,
  timeZone,
  addressOf,
}: Shown): readonly Column<WalletTransaction>[] {
  const words = translator(locale, "wallet");
  const types = translator(locale, "wallet.type");
  return [
    {
      key: "type",
      head: words("what"),
      phone: "title",
      grow: true,
      cell: ({ type, sourceId }) => {
        const href = addressOf(sourceId);
        if (!href) return <span className="font-medium">{types(type)}</span>;
        return (
          <Link href={href} prefetch={false} className="text-link font-medium">
            {types(type)}
          </Link>
        );
      },
    },
    {
      key: "source",
      head: translator(locale, "words")("id"),
      phone: "none",
      from: "md",
      cell: ({ sourceId }) => <ObjectId id={sourceId} />,
    },
    {
      key: "created",
      head: translator(locale, "words")("created"),
      phone: "start",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
    {
      key: "amount",
      head: translator(locale, "words")("amount"),
      align: "end",
      phone: "corner",
      cell: ({ netMinor, currency }) => (
        <Money amount={money(netMinor, currency)} locale={locale} />
      ),
    },
    {
      key: "ending",
      head: words("ending"),
      align: "end",
      phone: "line",
      cell: ({ endingBalanceMinor, currency }) => (
        <Money amount={money(endingBalanceMinor, currency)} locale={locale} />
      ),
    },
  ];
}
