import { cancelPayoutAction, reversePayoutAction } from "#app/(dashboard)/payouts/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import { bankText } from "#components/payouts/bank-text";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { canMove, isReversal } from "#domain/payouts/payout";
import type { PayoutStory } from "#domain/reports/payout-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PayoutMovesProps {
  readonly story: PayoutStory;
  readonly ctx: DashboardContext;
}

/** What can still be done: stop it while it is here, ask for it back when it has arrived. */
export function PayoutMoves({ story, ctx }: PayoutMovesProps) {
  const { payout, bankAccount } = story;
  if (isReversal(payout)) return null;
  const { locale } = ctx;
  const words = translator(locale, "payouts");
  const role = ctx.scopes.has("payouts:write") ? undefined : words("obstacle.role");
  const amount = formatMoney(money(payout.amountMinor, payout.currency), locale);
  const bank = bankText(bankAccount, locale);
  const hidden = <input type="hidden" name="payoutId" value={payout.id} />;
  if (payout.status === "paid") {
    const reason = role ?? (payout.reversedById ? words("obstacle.reversed") : undefined);
    return (
      <ConfirmDialog
        id="reverse"
        trigger={words("reverse")}
        reason={reason}
        title={words("reverseTitle")}
        sentence={words("reverseSentence", { amount, bank })}
        action={reversePayoutAction}
        submit={words("reverse")}
        locale={locale}
      >
        {hidden}
      </ConfirmDialog>
    );
  }
  if (payout.status !== "pending" && payout.status !== "in_transit") return null;
  return (
    <ConfirmDialog
      id="cancel"
      trigger={words("cancel")}
      variant="danger"
      reason={role ?? (canMove(payout, "canceled") ? undefined : words("obstacle.settled"))}
      title={words("cancelTitle")}
      sentence={words("cancelSentence", { amount, bank })}
      action={cancelPayoutAction}
      submit={words("cancel")}
      keep={words("keep")}
      locale={locale}
    >
      {hidden}
    </ConfirmDialog>
  );
}
