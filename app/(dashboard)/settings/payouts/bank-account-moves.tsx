import {
  approveBankAccountAction,
  makeDefaultAction,
  rejectBankAccountAction,
  removeBankAccountAction,
} from "#app/(dashboard)/settings/payouts/actions";
import { ActionForm } from "#components/action-form";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { bankText } from "#components/payouts/bank-text";
import { SubmitButton } from "#components/submit-button";
import { Textarea } from "#components/textarea";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface BankAccountMovesProps {
  readonly bankAccount: BankAccount;
  readonly ctx: DashboardContext;
}

/** What can be done with a bank account, disabled with the reason for who may not. */
export function BankAccountMoves({ bankAccount, ctx }: BankAccountMovesProps) {
  const { status, isDefault } = bankAccount;
  return (
    <div className="flex flex-wrap gap-2">
      {status === "waiting" && <Decide bankAccount={bankAccount} ctx={ctx} />}
      {status === "approved" && !isDefault && <MakeDefault bankAccount={bankAccount} ctx={ctx} />}
      <Remove bankAccount={bankAccount} ctx={ctx} />
    </div>
  );
}

function Hidden({ bankAccount }: Pick<BankAccountMovesProps, "bankAccount">) {
  return <input type="hidden" name="bankAccountId" value={bankAccount.id} />;
}

/** Why the reader cannot decide, in words; undefined where they can. */
function obstacleToDecide(
  { registeredBy }: BankAccount,
  { locale, scopes, actor }: DashboardContext,
): string | undefined {
  const words = translator(locale, "payoutSettings.obstacle");
  if (!scopes.has("bank_accounts:approve")) return words("role");
  return registeredBy === actor.id ? words("self") : undefined;
}

function Decide({ bankAccount, ctx }: BankAccountMovesProps) {
  const { locale } = ctx;
  const { id, currency } = bankAccount;
  const words = translator(locale, "payoutSettings");
  const reason = obstacleToDecide(bankAccount, ctx);
  const bank = bankText(bankAccount, locale);
  return (
    <>
      <ConfirmDialog
        id={`approve-${id}`}
        trigger={words("approve")}
        variant="primary"
        size="small"
        reason={reason}
        title={words("approveTitle")}
        sentence={words("approveSentence", { bank, currency })}
        action={approveBankAccountAction}
        submit={words("approve")}
        locale={locale}
      >
        <Hidden bankAccount={bankAccount} />
      </ConfirmDialog>
      <ConfirmDialog
        id={`reject-${id}`}
        trigger={words("reject")}
        size="small"
        reason={reason}
        title={words("rejectTitle")}
        sentence={words("rejectSentence", { bank })}
        action={rejectBankAccountAction}
        submit={words("reject")}
        locale={locale}
      >
        <Hidden bankAccount={bankAccount} />
        <Field name="reason" label={words("rejectReason")} help={words("rejectReasonHelp")}>
          <Textarea rows={3} maxLength={500} />
        </Field>
      </ConfirmDialog>
    </>
  );
}

function obstacleToWrite({ locale, scopes }: DashboardContext): string | undefined {
  const words = translator(locale, "payoutSettings.obstacle");
  return scopes.has("bank_accounts:write") ? undefined : words("write");
}

function MakeDefault({ bankAccount, ctx }: BankAccountMovesProps) {
  return (
    <ActionForm action={makeDefaultAction}>
      <Hidden bankAccount={bankAccount} />
      <SubmitButton variant="secondary" size="small" reason={obstacleToWrite(ctx)}>
        {translator(ctx.locale, "payoutSettings")("makeDefault")}
      </SubmitButton>
    </ActionForm>
  );
}

function Remove({ bankAccount, ctx }: BankAccountMovesProps) {
  const { locale } = ctx;
  const words = translator(locale, "payoutSettings");
  return (
    <ConfirmDialog
      id={`remove-${bankAccount.id}`}
      trigger={words("remove")}
      variant="ghost"
      size="small"
      reason={obstacleToWrite(ctx)}
      title={words("removeTitle")}
      sentence={words("removeSentence", { bank: bankText(bankAccount, locale) })}
      action={removeBankAccountAction}
      submit={words("remove")}
      locale={locale}
    >
      <Hidden bankAccount={bankAccount} />
    </ConfirmDialog>
  );
}
