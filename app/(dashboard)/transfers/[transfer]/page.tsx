import type { Metadata } from "next";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { Money } from "#components/money";
import { ObjectHead } from "#components/object-head";
import { MoneyLines } from "#components/payments/money-lines";
import { TransferState } from "#components/transfers/transfer-state";
import { money } from "#domain/money/money";
import { retrieveTransfer } from "#domain/transfers/retrieve-transfer";
import { reversibleMinor } from "#domain/transfers/transfer";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { ReverseTransfer } from "./reverse-transfer.tsx";
import { TransferFacts } from "./transfer-facts.tsx";
import { TransferReversals } from "./transfer-reversals.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("transfer") };
}

/** One transfer, and what of it went back. */
export default async function TransferPage({ params }: PageProps<"/transfers/[transfer]">) {
  const ctx = await dashboardContext();
  const { transfer: transferId } = await params;
  const transfer = await shown(retrieveTransfer(ctx, { transferId }));
  const { locale } = ctx;
  const words = translator(locale, "transfers");
  const { amountMinor, amountReversedMinor, currency } = transfer;
  const show = (minor: bigint) => <Money amount={money(minor, currency)} locale={locale} />;
  return (
    <>
      <ObjectHead
        back={{ href: "/transfers", label: words("title") }}
        kind={translator(locale, "object")("transfer")}
        id={transfer.id}
        title={<Money amount={money(amountMinor, currency)} locale={locale} size="page" />}
        status={<TransferState transfer={transfer} locale={locale} />}
        sentence={transfer.description ?? undefined}
        action={<ReverseTransfer transfer={transfer} ctx={ctx} />}
      />
      <Columns aside={<TransferFacts transfer={transfer} ctx={ctx} />}>
        <Card title={words("money")}>
          <MoneyLines
            lines={[
              { term: words(`direction.${transfer.direction}`), amount: show(amountMinor) },
              { term: words("reversed"), amount: show(-amountReversedMinor) },
              { term: words("left"), amount: show(reversibleMinor(transfer)), isSum: true },
            ]}
          />
        </Card>
        <TransferReversals transfer={transfer} ctx={ctx} />
      </Columns>
    </>
  );
}
