import type { Metadata } from "next";
import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { ObjectHead } from "#components/object-head";
import { ObjectId } from "#components/object-id";
import { ObjectLink } from "#components/object-link";
import type { AuditEntry } from "#domain/audit-chain/chain-link";
import { type PlacedEntry, retrieveEntry } from "#domain/audit-log/retrieve-entry";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { ChangedValues } from "./changed-values.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "audit")("entry") };
}

/** One entry: what was there before, what is there after, why, by whom and from where. */
export default async function AuditEntryPage({ params }: PageProps<"/audit/[entry]">) {
  const ctx = await dashboardContext();
  const { entry: entryId } = await params;
  const placed = await shown(retrieveEntry(ctx, { entryId }));
  const { entry } = placed;
  const words = translator(ctx.locale, "audit");
  return (
    <>
      <ObjectHead
        back={{ href: "/audit", label: words("title") }}
        kind={words("entry")}
        id={entry.id}
        title={<span className="font-mono text-lg">{entry.action}</span>}
        sentence={words("by", { name: entry.actorName })}
      />
      <Columns
        aside={
          <>
            <Card title={words("facts")}>
              <Facts facts={facts(entry, ctx)} layout="stacked" />
            </Card>
            <Card title={words("place")}>
              <Facts facts={placeFacts(placed, ctx)} layout="stacked" />
            </Card>
          </>
        }
      >
        {entry.reason !== null && (
          <Card title={words("reason")}>
            <p className="whitespace-pre-wrap wrap-anywhere">{entry.reason}</p>
          </Card>
        )}
        <ChangedValues entry={entry} locale={ctx.locale} />
      </Columns>
    </>
  );
}

function facts(entry: AuditEntry, { locale, timeZone }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "audit");
  const { actor, actorName, subject, address, device, sessionId, requestId, createdAt } = entry;
  return [
    {
      term: words("actor"),
      value: (
        <Link href={listAddress("/audit", { actor })} className="text-link">
          {actorName}
        </Link>
      ),
    },
    {
      term: words("object"),
      value: <ObjectLink id={subject} href={objectAddress(subject)} />,
    },
    {
      term: words("when"),
      value: <Instant value={createdAt} zone={timeZone} locale={locale} exact />,
    },
    {
      term: words("address"),
      value: address ? (
        <Link href={listAddress("/audit", { address })} className="text-link">
          {address}
        </Link>
      ) : (
        words("noAddress")
      ),
    },
    { term: words("device"), value: device ?? words("noDevice") },
    ...(sessionId ? [{ term: words("session"), value: <ObjectId id={sessionId} /> }] : []),
    ...(requestId ? [{ term: words("request"), value: <ObjectId id={requestId} /> }] : []),
  ];
}

function placeFacts({ link }: PlacedEntry, ctx: DashboardContext): readonly Fact[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "audit");
  if (!link) return [{ term: words("position"), value: words("waitsForPlace") }];
  return [
    { term: words("position"), value: link.position.toLocaleString(locale) },
    {
      term: words("linkedAt"),
      value: <Instant value={link.linkedAt} zone={timeZone} locale={locale} exact />,
    },
    { term: words("hash"), value: <code className="text-xs">{link.hash}</code> },
    { term: words("previousHash"), value: <code className="text-xs">{link.previousHash}</code> },
  ];
}
