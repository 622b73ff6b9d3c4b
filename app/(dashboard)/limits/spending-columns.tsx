import Link from "next/link";
import type { ReactNode } from "react";
import { keyAddress } from "#app/(dashboard)/api-keys/key-address";
import type { Column } from "#components/data-table";
import { Gauge } from "#components/gauge";
import { LinkButton } from "#components/link-button";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { SpentLimit } from "#domain/spending-limits/list-spending-limits";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** How much money may be moved today, of the account and of each key, and how much was. */
export function spendingColumns(ctx: DashboardContext): readonly Column<SpentLimit>[] {
  const { locale } = ctx;
  const words = translator(locale, "limits");
  return [
    {
      key: "part",
      head: words("columns.part"),
      cell: (limit) => <Part ctx={ctx} limit={limit} />,
      phone: "title",
      cut: true,
    },
    {
      key: "kind",
      head: words("columns.moves"),
      cell: ({ kind }) => translator(locale, "apiKeys")(`limitKind.${kind}`),
      phone: "line",
    },
    {
      key: "moved",
      head: words("columns.moved"),
      cell: (limit) => <Moved limit={limit} locale={locale} />,
      phone: "line",
      grow: true,
    },
    {
      key: "left",
      head: words("columns.left"),
      cell: (limit) => <Left limit={limit} locale={locale} />,
      align: "end",
      from: "sm",
      phone: "none",
    },
    {
      key: "change",
      head: words("columns.change"),
      cell: ({ key }) => (
        <LinkButton href={key ? keyAddress(key.id, "edit") : "/limits/money"} size="small">
          {words("change")}
        </LinkButton>
      ),
      align: "end",
      phone: "corner",
    },
  ];
}

interface PartProps {
  readonly ctx: DashboardContext;
  readonly limit: SpentLimit;
}

/** A key leads to its page, for whoever may see it. */
function Part({ ctx: { locale, scopes }, limit: { key } }: PartProps) {
  const words = translator(locale, "limits");
  if (!key) return <Named name={words("account")} kind={words("moneyOfAll")} />;
  const name = `${key.name} (${key.hint})`;
  if (!scopes.has("api_keys:read")) return <Named name={name} kind={words("kinds.key")} />;
  const link = (
    <Link href={keyAddress(key.id)} className="text-link">
      {name}
    </Link>
  );
  return <Named name={link} kind={words("kinds.key")} />;
}

interface NamedProps {
  readonly name: ReactNode;
  readonly kind: string;
}

function Named({ name, kind }: NamedProps) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{name}</span>
      <span className="block text-xs text-ink-faint">{kind}</span>
    </span>
  );
}

interface AmountsProps {
  readonly limit: SpentLimit;
  readonly locale: DashboardContext["locale"];
}

const wholeBar = 1_000n;

function Moved({ limit: { spentMinor, mostMinor, currency }, locale }: AmountsProps) {
  const words = translator(locale, "limits");
  const shown = (minor: bigint) => formatMoney(money(minor, currency), locale);
  const part = mostMinor === 0n ? wholeBar : (wholeBar * spentMinor) / mostMinor;
  return (
    <Gauge
      value={Number(part)}
      most={Number(wholeBar)}
      label={words("movedToday")}
      text={words("moneyUsed", {
        used: shown(spentMinor).slice(0, -currency.length).trimEnd(),
        most: shown(mostMinor),
      })}
      isLow={10n * part > 9n * wholeBar}
      isWide
    />
  );
}

function Left({ limit: { spentMinor, mostMinor, currency }, locale }: AmountsProps) {
  const leftMinor = mostMinor > spentMinor ? mostMinor - spentMinor : 0n;
  return (
    <span className="font-medium tabular-nums">
      {formatMoney(money(leftMinor, currency), locale)}
    </span>
  );
}
