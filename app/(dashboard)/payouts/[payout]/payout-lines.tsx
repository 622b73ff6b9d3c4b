import Link from "next/link";
import { neighbours, pageSize } from "#app/(dashboard)/list-address";
import { objectAddress } from "#app/(dashboard)/object-address";
import { payoutAddress } from "#app/(dashboard)/payouts/payout-address";
import { bookedColumns } from "#components/balance/line-columns";
import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { Money } from "#components/money";
import { Notice } from "#components/notice";
import { Pagination } from "#components/pagination";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { money } from "#domain/money/money";
import { isReversal } from "#domain/payouts/payout";
import type { PayoutLineSum, PayoutStory } from "#domain/reports/payout-story";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

interface PayoutLinesProps {
  readonly story: PayoutStory;
  readonly asked: {
    readonly starting_after?: string | undefined;
    readonly ending_before?: string | undefined;
  };
  readonly ctx: DashboardContext;
}

/** What the payout is made of, to the last unit; or why it is made of nothing in particular. */
export async function PayoutLines({ story, asked, ctx }: PayoutLinesProps) {
  const { payout, lineSum } = story;
  const { locale } = ctx;
  const words = translator(locale, "payouts");
  if (!lineSum) {
    return (
      <Card title={words("lines")}>
        <p className="text-sm text-ink-soft">
          {words(isReversal(payout) ? "reversalMade" : "ownAmount")}
        </p>
      </Card>
    );
  }
  const { starting_after: startingAfter, ending_before: endingBefore } = asked;
  const page = await shown(
    listBalanceTransactions(ctx, {
      limit: pageSize,
      startingAfter,
      endingBefore,
      payoutId: payout.id,
    }),
  );
  const here = payoutAddress(payout.id);
  return (
    <section>
      <h2 className="mb-2 text-lg">{words("lines")}</h2>
      <LineSum story={story} lineSum={lineSum} ctx={ctx} />
      <DataTable
        label={words("lines")}
        columns={bookedColumns(ctx)}
        rows={page.rows}
        rowKey={({ id }) => id}
        rowHref={({ sourceId }) => objectAddress(sourceId) ?? here}
        empty={null}
        locale={locale}
      />
      <Pagination {...neighbours(here, asked, page)} locale={locale} />
    </section>
  );
}

interface LineSumProps {
  readonly story: PayoutStory;
  readonly lineSum: PayoutLineSum;
  readonly ctx: DashboardContext;
}

function LineSum(props: LineSumProps) {
  const { story, lineSum } = props;
  const isWhole = lineSum.netMinor === story.payout.amountMinor;
  return (
    <div className="mb-4 text-ink-soft">
      {isWhole ? (
        <SumSentence {...props} sentence="linesSum" />
      ) : (
        <Notice tone="refused">
          <SumSentence {...props} sentence="linesOff" />
        </Notice>
      )}
    </div>
  );
}

interface SumSentenceProps extends LineSumProps {
  readonly sentence: "linesSum" | "linesOff";
}

function SumSentence({ story, lineSum, ctx, sentence }: SumSentenceProps) {
  const { lines: count, netMinor } = lineSum;
  return translator(ctx.locale, "payouts").rich(sentence, {
    count,
    total: () => <Money amount={money(netMinor, story.payout.currency)} locale={ctx.locale} />,
    books: (chunks) => (
      <Link href="/balance/books" className="text-link">
        {chunks}
      </Link>
    ),
  });
}
