import { Card } from "#components/card";
import { EmptyState } from "#components/empty-state";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import { bankText } from "#components/payouts/bank-text";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import type { BankAccountRegister } from "#domain/reports/bank-account-register";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { BankAccountMoves } from "./bank-account-moves.tsx";

interface BankAccountsProps {
  readonly register: BankAccountRegister;
  readonly ctx: DashboardContext;
}

/** The bank accounts, what stands of each, and what can be done with it. */
export function BankAccounts({ register, ctx }: BankAccountsProps) {
  const { bankAccounts } = register;
  const words = translator(ctx.locale, "payoutSettings");
  return (
    <Card title={words("bankAccounts")} flush>
      {bankAccounts.length === 0 ? (
        <EmptyState sentence={words("noBankAccounts")} />
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {bankAccounts.map((bankAccount) => (
            <li key={bankAccount.id} className="space-y-3 px-4 py-4 sm:px-5">
              <OneBankAccount bankAccount={bankAccount} register={register} ctx={ctx} />
              <BankAccountMoves bankAccount={bankAccount} ctx={ctx} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface OneBankAccountProps extends BankAccountsProps {
  readonly bankAccount: BankAccount;
}

function OneBankAccount({ bankAccount, register, ctx }: OneBankAccountProps) {
  const { locale } = ctx;
  const { status, holderName, country, currency, routingNumber, isDefault } = bankAccount;
  const words = translator(locale, "payoutSettings");
  const about = [holderName, routingNumber, country, currency].filter((text) => text !== null);
  return (
    <div>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium wrap-anywhere">{bankText(bankAccount, locale)}</span>
        <span className="text-sm">
          <ObjectStatus kind="bankAccount" status={status} locale={locale} />
        </span>
      </p>
      <p className="mt-0.5 text-sm text-ink-soft wrap-anywhere">{about.join(" · ")}</p>
      {isDefault && (
        <p className="mt-0.5 text-sm font-medium text-accent">{words("default", { currency })}</p>
      )}
      <WhoStandsBehind bankAccount={bankAccount} register={register} ctx={ctx} />
    </div>
  );
}

function WhoStandsBehind({ bankAccount, register, ctx }: OneBankAccountProps) {
  const { registeredBy, decidedBy, createdAt, decidedAt, rejectionReason: reason } = bankAccount;
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "payoutSettings");
  const age = (at: Temporal.Instant) => (
    <Instant value={at} now={now} zone={timeZone} locale={locale} />
  );
  const name = decidedBy ? register.nameOf(decidedBy) : "";
  return (
    <p className="mt-1.5 text-sm text-ink-faint wrap-anywhere">
      {words("registeredBy", { name: register.nameOf(registeredBy) })}
      {" · "}
      {age(createdAt)}
      {decidedAt && (
        <span className="block">
          {reason ? words("rejectedBy", { name, reason }) : words("approvedBy", { name })}
          {" · "}
          {age(decidedAt)}
        </span>
      )}
    </p>
  );
}
