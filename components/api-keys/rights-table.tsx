"use client";

import { useSentForm } from "#components/action-form";
import { FieldError } from "#components/field";

/** One row: a kind of thing, and how far a key may go with it. */
export interface RightsRow {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly levels: readonly {
    readonly value: string;
    /** Read out, as it stands in a column of its own: “Read: Payments”. */
    readonly label: string;
    /** Why it cannot be given. */
    readonly reason?: string | undefined;
  }[];
}

interface RightsTableProps {
  readonly caption: string;
  readonly resource: string;
  readonly heads: readonly { readonly value: string; readonly label: string }[];
  readonly rows: readonly RightsRow[];
}

/** Resources by levels, one choice a row; plain radio buttons, so it works before any script. */
export function RightsTable({ caption, resource, heads, rows }: RightsTableProps) {
  const sent = useSentForm();
  const error = sent.status === "refused" ? sent.errors.rights : undefined;
  const typed = sent.status === "untouched" ? undefined : sent.values;
  return (
    <div className="overflow-x-auto rounded-card border border-line">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-ink-faint">
            <th scope="col" className="border-b border-line px-3 py-2 text-start font-medium">
              {resource}
            </th>
            {heads.map(({ value, label }) => (
              <th
                key={value}
                scope="col"
                className="w-16 border-b border-line px-1 py-2 text-center font-medium sm:w-20"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} heads={heads} chosen={typed?.[`right_${row.name}`]} />
          ))}
        </tbody>
      </table>
      {error !== undefined && (
        <div className="px-3 pb-2">
          <FieldError id="rights-error">{error}</FieldError>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: RightsRow;
  readonly heads: RightsTableProps["heads"];
  readonly chosen: string | undefined;
}

function Row({ row, heads, chosen = row.chosen }: RowProps) {
  return (
    <tr className="hover:bg-hover">
      <th
        scope="row"
        className="border-b border-line/60 px-3 py-1.5 text-start font-normal wrap-anywhere"
      >
        {row.label}
      </th>
      {heads.map(({ value }) => {
        const level = row.levels.find((one) => one.value === value);
        return (
          <td key={value} className="border-b border-line/60 p-0 text-center">
            {level && (
              <label
                className="flex min-h-8 items-center justify-center"
                title={level.reason ?? undefined}
              >
                <input
                  key={String(chosen === value)}
                  type="radio"
                  name={`right_${row.name}`}
                  value={value}
                  aria-label={level.label}
                  disabled={level.reason !== undefined}
                  defaultChecked={chosen === value}
                  className="tick"
                />
              </label>
            )}
          </td>
        );
      })}
    </tr>
  );
}
