import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import type { KeyUses } from "#domain/key-activity/key-uses";
import { type Locale, translator } from "#messages/translator";

/** Who reads it, and when. */
interface Reading {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

/** The columns of a list of uses: from where, for what, how often, when last. */
export function usesColumns({ locale, timeZone, now }: Reading): readonly Column<KeyUses>[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "address",
      head: words("address"),
      phone: "title",
      cell: ({ address }) =>
        address ? (
          <code className="font-mono text-[0.923em]">{address}</code>
        ) : (
          <span className="text-ink-faint">{words("noAddress")}</span>
        ),
    },
    {
      key: "operation",
      head: words("operation"),
      phone: "start",
      grow: true,
      cell: ({ method, route }) => (
        <code className="font-mono text-[0.923em] wrap-anywhere">{`${method} ${route}`}</code>
      ),
    },
    {
      key: "count",
      head: words("count"),
      align: "end",
      phone: "corner",
      cell: ({ count, refused }) => (
        <>
          {count}
          {refused > 0 && (
            <span className="block text-xs text-ink-faint">
              {words("refusedCount", { count: refused })}
            </span>
          )}
        </>
      ),
    },
    {
      key: "last",
      head: words("lastAt"),
      phone: "line",
      cell: ({ lastAt }) => <Instant value={lastAt} now={now} zone={timeZone} locale={locale} />,
    },
  ];
}
