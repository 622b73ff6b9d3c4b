import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { MetadataCard } from "#components/metadata-card";
import { ObjectId } from "#components/object-id";
import { RawJson } from "#components/raw-json";
import { otherAccountId } from "#components/transfers/transfer-state";
import type { Transfer } from "#domain/transfers/transfer";
import { transferView } from "#domain/transfers/transfer-view";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface TransferFactsProps {
  readonly transfer: Transfer;
  readonly ctx: DashboardContext;
}

/** What is true of a transfer. */
export function TransferFacts({ transfer, ctx }: TransferFactsProps) {
  const { locale, account } = ctx;
  return (
    <>
      <Card title={translator(locale, "transfers")("facts")}>
        <Facts facts={facts(transfer, ctx)} layout="stacked" />
        <RawJson value={transferView(transfer, account)} locale={locale} />
      </Card>
      <MetadataCard metadata={transfer.metadata} locale={locale} />
    </>
  );
}

function facts(transfer: Transfer, { locale, timeZone }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "transfers");
  const { direction, transferGroup, balanceTransactionId, createdAt } = transfer;
  return [
    {
      term: words(direction === "sent" ? "to" : "from"),
      value: <ObjectId id={otherAccountId(transfer)} whole />,
    },
    ...(transferGroup ? [{ term: words("group"), value: transferGroup }] : []),
    {
      term: translator(locale, "words")("created"),
      value: <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
    {
      term: translator(locale, "object")("balanceTransaction"),
      value: <ObjectId id={balanceTransactionId} />,
    },
  ];
}
