import { objectAddress } from "#app/(dashboard)/object-address";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectLink } from "#components/object-link";
import type { KeyDeed, KeyEvent } from "#domain/key-activity/key-uses";
import { currencyFrom } from "#domain/money/currencies";
import { money } from "#domain/money/money";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** What happened by a key, how often, and the money it names. */
export function deedColumns({ locale }: DashboardContext): readonly Column<KeyDeed>[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "event",
      head: words("event"),
      phone: "title",
      grow: true,
      cell: ({ type }) => <code className="font-mono text-[0.923em]">{type}</code>,
    },
    {
      key: "count",
      head: words("count"),
      align: "end",
      phone: "corner",
      cell: ({ count }) => count,
    },
    {
      key: "amount",
      head: words("amountNamed"),
      align: "end",
      phone: "line",
      cell: ({ amountMinor, currency: code }) => {
        const currency = code === null ? undefined : currencyFrom(code);
        if (amountMinor === null || !currency) return null;
        return <Money amount={money(amountMinor, currency)} locale={locale} />;
      },
    },
  ];
}

/** The latest that happened by a key, one by one. */
export function latestColumns(ctx: DashboardContext): readonly Column<KeyEvent>[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "event",
      head: words("event"),
      phone: "title",
      grow: true,
      cell: ({ type }) => <code className="font-mono text-[0.923em]">{type}</code>,
    },
    {
      key: "object",
      head: words("object"),
      phone: "start",
      cell: ({ objectId }) => <ObjectLink id={objectId} href={objectAddress(objectId)} short />,
    },
    {
      key: "when",
      head: words("when"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
