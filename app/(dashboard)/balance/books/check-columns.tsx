import { lookedAtText, tookText } from "#app/(dashboard)/balance/books/look-text";
import { BooksVerdict } from "#components/books/books-state";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import type { StandingCheck } from "#domain/standing-check/standing-check";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of former looks. */
export function checkColumns(ctx: DashboardContext): readonly Column<StandingCheck>[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "books");
  return [
    {
      key: "when",
      head: words("when"),
      phone: "title",
      cell: ({ checkedAt }) => <Instant value={checkedAt} zone={timeZone} locale={locale} />,
    },
    {
      key: "found",
      head: words("found"),
      phone: "corner",
      grow: true,
      cell: (check) => <BooksVerdict check={check} locale={locale} />,
    },
    {
      key: "lookedAt",
      head: words("lookedAt"),
      phone: "start",
      from: "md",
      cell: (check) => lookedAtText(check, locale),
    },
    {
      key: "took",
      head: words("took"),
      phone: "end",
      align: "end",
      cell: (check) => tookText(check, locale),
    },
  ];
}
