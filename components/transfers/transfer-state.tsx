import { StatusBadge } from "#components/status-badge";
import { reversibleMinor, type StoredTransfer } from "#domain/transfers/transfer";
import { type Locale, translator } from "#messages/translator";

interface TransferStateProps {
  readonly transfer: StoredTransfer;
  readonly locale: Locale;
}

/** A transfer is done at once; what can still come is that it goes back. */
export function TransferState({ transfer, locale }: TransferStateProps) {
  const words = translator(locale, "transfers");
  if (transfer.amountReversedMinor === 0n) {
    return <StatusBadge tone="good" label={words("open")} />;
  }
  const isWhole = reversibleMinor(transfer) === 0n;
  return <StatusBadge tone="quiet" label={words(isWhole ? "whole" : "part")} />;
}

/** The other of the two accounts. */
export function otherAccountId(transfer: StoredTransfer): string {
  const { direction, sourceAccountId, destinationAccountId } = transfer;
  return direction === "sent" ? destinationAccountId : sourceAccountId;
}
