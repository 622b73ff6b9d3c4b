import Link from "next/link";
import { objectAddress } from "#app/(dashboard)/object-address";
import type { Column } from "#components/data-table";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { money } from "#domain/money/money";
import type { StandingFault } from "#domain/standing-check/standing-fault";
import { catalogue, type Locale, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";

type FaultColumn = Column<StandingFault>;

/** The columns of what a look found: what does not agree, where, and by how much. */
export function faultColumns(locale: Locale): readonly FaultColumn[] {
  const words = translator(locale, "books");
  return [
    {
      key: "what",
      head: words("what"),
      phone: "title",
      grow: true,
      cell: (fault) => whatText(fault, locale),
    },
    {
      key: "place",
      head: words("place"),
      phone: "line",
      cell: (fault) => <Place fault={fault} locale={locale} />,
    },
    amount("shown", ({ shownMinor }) => BigInt(shownMinor), locale),
    amount("booked", ({ bookedMinor }) => BigInt(bookedMinor), locale),
    amount(
      "difference",
      ({ shownMinor, bookedMinor }) => BigInt(shownMinor) - BigInt(bookedMinor),
      locale,
    ),
  ];
}

function whatText({ kind, fact }: StandingFault, locale: Locale): string {
  const { fact: facts } = catalogue(locale).books;
  const name = wordOf(facts, fact) ?? fact;
  return translator(locale, "books.kind")(kind, { fact: name });
}

interface PlaceProps {
  readonly fault: StandingFault;
  readonly locale: Locale;
}

function Place({ fault, locale }: PlaceProps) {
  const { objectId, ledgerAccountId, ledgerAccountKind, currency } = fault;
  const words = translator(locale, "books");
  if (objectId) {
    const href = objectAddress(objectId);
    if (!href) return <ObjectId id={objectId} />;
    return (
      <Link href={href} className="text-link font-mono text-[0.923em]">
        {objectId}
      </Link>
    );
  }
  if (!ledgerAccountId || !ledgerAccountKind) return words("allOf", { currency: currency ?? "—" });
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {catalogue(locale).books.ledgerAccount[ledgerAccountKind]}
      <ObjectId id={ledgerAccountId} />
    </span>
  );
}

function amount(
  key: "shown" | "booked" | "difference",
  minor: (fault: StandingFault) => bigint,
  locale: Locale,
): FaultColumn {
  return {
    key,
    head: translator(locale, "books")(key),
    phone: "line",
    align: "end",
    cell: (fault) =>
      fault.currency ? (
        <Money amount={money(minor(fault), fault.currency)} locale={locale} />
      ) : (
        minor(fault).toString()
      ),
  };
}
