import { operationText } from "#app/(dashboard)/payments/operation-text";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { Notice } from "#components/notice";
import { ObjectId } from "#components/object-id";
import { ObjectStatus } from "#components/object-status";
import type { ToldOperation } from "#domain/channel-operations/operations-of-payment";
import { hasEnded, type Operation } from "#domain/channels/operation";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { ChannelEvidence } from "./channel-evidence.tsx";
import { SettleDialogs } from "./settle-dialogs.tsx";

interface ChannelCardProps {
  readonly operations: readonly ToldOperation[];
  readonly ctx: DashboardContext;
}

/** What was asked of a remote channel about a payment, and every word that came back. */
export function ChannelCard({ operations, ctx }: ChannelCardProps) {
  if (operations.length === 0) return null;
  return (
    <Card title={translator(ctx.locale, "channel")("title")}>
      <div className="divide-y divide-line">
        {operations.toReversed().map((told) => (
          <OneOperation key={told.operation.id} told={told} ctx={ctx} />
        ))}
      </div>
    </Card>
  );
}

interface OneOperationProps {
  readonly told: ToldOperation;
  readonly ctx: DashboardContext;
}

function OneOperation({ told: { operation, evidence }, ctx }: OneOperationProps) {
  const { locale } = ctx;
  const words = translator(locale, "channel");
  const isContradicted = evidence.some(({ effect }) => effect === "contradicts");
  return (
    <section
      aria-label={operationText(operation, locale)}
      className="space-y-3 py-4 first:pt-0 last:pb-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{operationText(operation, locale)}</h3>
        <ObjectStatus kind="channelOperation" status={operation.state} locale={locale} />
      </div>
      {isContradicted && <Notice tone="refused">{words("contradiction")}</Notice>}
      {!hasEnded(operation) && (
        <Notice tone={operation.state === "needs_person" ? "careful" : "told"}>
          {words(operation.state === "needs_person" ? "needsPerson" : "inDoubt")}
        </Notice>
      )}
      {operation.state === "needs_person" && <SettleDialogs operation={operation} ctx={ctx} />}
      <Facts facts={factsOf(operation, ctx)} />
      <ChannelEvidence evidence={evidence} ctx={ctx} />
    </section>
  );
}

function factsOf(operation: Operation, ctx: DashboardContext): readonly Fact[] {
  const { locale, now, timeZone } = ctx;
  const words = translator(locale, "channel");
  const { id, nextLookUpAt } = operation;
  const next = nextLookUpAt && (
    <Instant value={nextLookUpAt} now={now} zone={timeZone} locale={locale} />
  );
  return [
    { term: words("reference"), value: <ObjectId id={id} /> },
    ...(next ? [{ term: words("list.next"), value: next }] : []),
  ];
}
