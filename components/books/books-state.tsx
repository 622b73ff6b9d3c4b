import { StatusBadge } from "#components/status-badge";
import { isStale } from "#domain/account-checks/check-rhythm";
import { booksRhythm, type StandingCheck } from "#domain/standing-check/standing-check";
import { type Locale, translator } from "#messages/translator";

interface BooksStateProps {
  /** The last look; undefined while there was none. */
  readonly check: StandingCheck | undefined;
  readonly now: Temporal.Instant;
  readonly locale: Locale;
}

/** What is known of the books: a look that is too old vouches for nothing. */
export function BooksState({ check, now, locale }: BooksStateProps) {
  const words = translator(locale, "books");
  if (!check) return <StatusBadge tone="quiet" label={words("never")} />;
  if (check.faultCount > 0) return <BooksVerdict check={check} locale={locale} />;
  if (isStale(check, booksRhythm, now))
    return <StatusBadge tone="waiting" label={words("stale")} />;
  return <BooksVerdict check={check} locale={locale} />;
}

interface BooksVerdictProps {
  readonly check: StandingCheck;
  readonly locale: Locale;
}

/** What one look found. */
export function BooksVerdict({ check: { faultCount: count }, locale }: BooksVerdictProps) {
  const words = translator(locale, "books");
  if (count === 0) return <StatusBadge tone="good" label={words("balanced")} />;
  return <StatusBadge tone="bad" label={words("faults", { count })} />;
}
