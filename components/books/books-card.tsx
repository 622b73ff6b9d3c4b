import Link from "next/link";
import { BooksState } from "#components/books/books-state";
import { Card } from "#components/card";
import { Instant } from "#components/instant";
import type { StandingCheck } from "#domain/standing-check/standing-check";
import { type Locale, translator } from "#messages/translator";

interface BooksCardProps {
  /** The last look; undefined while there was none. */
  readonly check: StandingCheck | undefined;
  readonly now: Temporal.Instant;
  readonly zone: string;
  readonly locale: Locale;
}

/** Whether the books are balanced, and the way to what was looked at. */
export function BooksCard({ check, now, zone, locale }: BooksCardProps) {
  const words = translator(locale, "books");
  return (
    <Card
      title={words("title")}
      action={
        <Link href="/balance/books" className="text-link text-sm">
          {words("details")}
        </Link>
      }
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
        <BooksState check={check} now={now} locale={locale} />
        {check && (
          <span className="text-ink-faint">
            <Checked check={check} now={now} zone={zone} locale={locale} />
          </span>
        )}
      </p>
    </Card>
  );
}

interface CheckedProps extends BooksCardProps {
  readonly check: StandingCheck;
}

function Checked({ check: { checkedAt }, now, zone, locale }: CheckedProps) {
  return translator(locale, "books").rich("checked", {
    time: () => <Instant value={checkedAt} now={now} zone={zone} locale={locale} />,
  });
}
