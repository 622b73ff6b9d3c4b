import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import type { Email } from "#domain/emails/email";
import { type Locale, translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
  /** IANA name of the zone that times are shown in. */
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

/** The columns of a list of e-mails; those to one person need no address. */
export function emailColumns(reader: Reader, to: "one" | "many"): readonly Column<Email>[] {
  const { locale, timeZone, now } = reader;
  const words = translator(locale, "notifications");
  return [
    {
      key: "subject",
      head: words("subject"),
      phone: "title",
      grow: true,
      cell: ({ subject }) => <span className="font-medium">{subject}</span>,
    },
    ...(to === "many" ? [addressColumn(locale)] : []),
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "corner",
      cell: ({ status }) => <ObjectStatus kind="email" status={status} locale={locale} />,
    },
    {
      key: "written",
      head: words("written"),
      phone: "start",
      cell: ({ createdAt }) => (
        <Instant value={createdAt} now={now} zone={timeZone} locale={locale} />
      ),
    },
  ];
}

function addressColumn(locale: Locale): Column<Email> {
  return {
    key: "to",
    head: translator(locale, "notifications")("to"),
    phone: "line",
    from: "sm",
    cut: true,
    cell: ({ address }) => <span className="min-w-0 truncate">{address}</span>,
  };
}
