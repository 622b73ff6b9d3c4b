import { Card } from "#components/card";
import { type Column, DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import type { AuditEntry } from "#domain/audit-chain/chain-link";
import { type ChangedValue, changedValues } from "#domain/audit-log/changed-values";
import { type Locale, translator } from "#messages/translator";

interface ChangedValuesProps {
  readonly entry: AuditEntry;
  readonly locale: Locale;
}

/** Before and after, value by value. */
export function ChangedValues({ entry: { before, after }, locale }: ChangedValuesProps) {
  const words = translator(locale, "audit");
  return (
    <Card title={words("changes")} flush>
      <DataTable
        label={words("changes")}
        columns={columns(locale)}
        rows={changedValues(before, after)}
        rowKey={({ name }) => name}
        empty={<EmptyState sentence={words("noChanges")} />}
        locale={locale}
      />
    </Card>
  );
}

function columns(locale: Locale): readonly Column<ChangedValue>[] {
  const words = translator(locale, "audit");
  const side = (key: "before" | "after"): Column<ChangedValue> => ({
    key,
    head: words(key),
    phone: "line",
    cell: ({ [key]: value }) =>
      value === undefined ? (
        <span className="text-ink-faint">{words("nothing")}</span>
      ) : (
        <span className="block max-w-96 whitespace-pre-wrap wrap-anywhere">{value}</span>
      ),
  });
  return [
    {
      key: "name",
      head: words("value"),
      phone: "title",
      cell: ({ name }) => <span className="font-mono text-[0.923em]">{name}</span>,
    },
    side("before"),
    side("after"),
  ];
}
