import Link from "next/link";
import { objectAddress } from "#app/(dashboard)/object-address";
import type { Column } from "#components/data-table";
import type { AuditRoot } from "#domain/audit-chain/chain-link";
import type { StoredChainFault } from "#domain/audit-checks/chain-check";
import { dayText } from "#messages/day-text";
import { type Locale, translator } from "#messages/translator";

/** The columns of the daily roots. */
export function rootColumns(locale: Locale): readonly Column<AuditRoot>[] {
  const words = translator(locale, "audit");
  return [
    {
      key: "day",
      head: words("day"),
      phone: "title",
      cell: ({ day }) => dayText(Temporal.PlainDate.from(day), locale),
    },
    {
      key: "position",
      head: words("position"),
      phone: "corner",
      align: "end",
      cell: ({ position }) => position.toLocaleString(locale),
    },
    {
      key: "hash",
      head: words("root"),
      phone: "line",
      grow: true,
      cell: ({ hash }) => <code className="block text-xs wrap-anywhere">{hash}</code>,
    },
  ];
}

/** The columns of what a look has found: what was done to the record, and where. */
export function faultColumns(locale: Locale): readonly Column<StoredChainFault>[] {
  const words = translator(locale, "audit");
  return [
    {
      key: "kind",
      head: words("fault"),
      phone: "title",
      grow: true,
      cell: ({ kind }) => translator(locale, "audit.kind")(kind),
    },
    {
      key: "position",
      head: words("position"),
      phone: "corner",
      align: "end",
      cell: ({ position }) => position ?? "—",
    },
    {
      key: "entry",
      head: words("entry"),
      phone: "line",
      cell: ({ entryId, kind }) => <Entry id={entryId} isGone={kind === "removed"} />,
    },
  ];
}

function Entry({ id, isGone }: { readonly id: string | null; readonly isGone: boolean }) {
  const href = id === null || isGone ? undefined : objectAddress(id);
  if (!href) return <span className="font-mono text-[0.923em]">{id ?? "—"}</span>;
  return (
    <Link href={href} className="text-link font-mono text-[0.923em]">
      {id}
    </Link>
  );
}
