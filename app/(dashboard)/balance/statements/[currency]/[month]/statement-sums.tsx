import { Money } from "#components/money";
import { money } from "#domain/money/money";
import type { Statement } from "#domain/statements/statement";
import { type Locale, translator } from "#messages/translator";

interface StatementSumsProps {
  readonly statement: Statement;
  readonly locale: Locale;
}

/** The way from the opening to the closing balance, as on a bill. */
export function StatementSums({ statement, locale }: StatementSumsProps) {
  const words = translator(locale, "statements");
  const { currency, openingMinor, closingMinor, sums } = statement;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{words("sums")}</caption>
      <tbody>
        <Edge label={words("opening")} minor={openingMinor} {...{ statement, locale }} />
        {sums.map((sum) => (
          <tr key={sum.group}>
            <th scope="row" className="py-1 text-start font-normal text-ink-soft">
              {words(`group.${sum.group}`)}
            </th>
            <td className="py-1 text-end text-ink-faint">{words("lines", { count: sum.lines })}</td>
            <td className="py-1 text-end">
              <Money amount={money(sum.amountMinor, currency)} locale={locale} />
            </td>
          </tr>
        ))}
        <Edge label={words("closing")} minor={closingMinor} {...{ statement, locale }} />
      </tbody>
    </table>
  );
}

interface EdgeProps extends StatementSumsProps {
  readonly label: string;
  readonly minor: bigint;
}

function Edge({ label, minor, statement, locale }: EdgeProps) {
  return (
    <tr className="border-line not-first:border-t not-last:border-b">
      <th scope="row" colSpan={2} className="py-2 text-start font-semibold">
        {label}
      </th>
      <td className="py-2 text-end">
        <Money amount={money(minor, statement.currency)} locale={locale} />
      </td>
    </tr>
  );
}
