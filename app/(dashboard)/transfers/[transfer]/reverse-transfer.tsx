import { reverseTransferAction } from "#app/(dashboard)/transfers/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { TextInput } from "#components/text-input";
import { decimalString, formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { reversibleMinor, type Transfer } from "#domain/transfers/transfer";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { randomToken } from "#platform/random";

interface ReverseTransferProps {
  readonly transfer: Transfer;
  readonly ctx: DashboardContext;
}

/** Takes money back that was sent, as much as has not gone back yet. */
export function ReverseTransfer({ transfer, ctx }: ReverseTransferProps) {
  const { locale } = ctx;
  const words = translator(locale, "transfers");
  const left = money(reversibleMinor(transfer), transfer.currency);
  const most = formatMoney(left, locale);
  return (
    <ConfirmDialog
      id="reverse"
      trigger={words("reverse")}
      reason={obstacle(transfer, ctx)}
      title={words("reverseTitle")}
      sentence={words("reverseSentence", { account: transfer.destinationAccountId, most })}
      action={reverseTransferAction}
      submit={words("reverseSubmit")}
      locale={locale}
    >
      <input type="hidden" name="transferId" value={transfer.id} />
      <input type="hidden" name="sending" value={randomToken()} />
      <Field name="amount" label={`${words("amount")} (${transfer.currency})`}>
        <TextInput
          mono
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          defaultValue={decimalString(left)}
        />
      </Field>
    </ConfirmDialog>
  );
}

/** Why the reader cannot reverse it, in words; undefined where they can. */
function obstacle(transfer: Transfer, { locale, scopes }: DashboardContext): string | undefined {
  const words = translator(locale, "transfers.obstacle");
  if (transfer.direction === "received") return words("received");
  if (reversibleMinor(transfer) === 0n) return words("whole");
  return scopes.has("transfers:write") ? undefined : words("role");
}
