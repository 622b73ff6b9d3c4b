import type { ReactNode } from "react";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { cardText } from "#components/payments/card-text";
import { type Choice, Select } from "#components/select";
import { TextInput } from "#components/text-input";
import type { Customer } from "#domain/customers/customer";
import type { Currency } from "#domain/money/currencies";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import type { Holder } from "#domain/wallets/wallet";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { randomToken } from "#platform/random";
import { topUpAction, transferAction, withdrawAction } from "./wallet-actions.ts";

interface WalletDialogsProps {
  readonly holder: Holder;
  /** The customer's saved cards. */
  readonly methods: readonly PaymentMethod[];
  readonly ctx: DashboardContext;
}

/** Puts money in, pays it out, or moves it to another customer. */
export function WalletDialogs({ holder, methods, ctx }: WalletDialogsProps) {
  const words = translator(ctx.locale, "wallet");
  const stored = storedChoices(holder, ctx);
  const reason = obstacle(holder.customer, ctx);
  const shared = { customer: holder.customer, ctx };
  const outgoing = {
    ...shared,
    reason: reason ?? (stored.length === 0 ? words("nothingStored") : undefined),
    currencies: stored,
  };
  return (
    <div className="flex flex-wrap gap-2">
      <MoveDialog
        {...shared}
        move="topUp"
        action={topUpAction}
        reason={reason}
        currencies={currencyChoices(holder, ctx)}
      >
        <TopUpFields methods={methods} ctx={ctx} />
      </MoveDialog>
      <MoveDialog {...outgoing} move="withdraw" action={withdrawAction}>
        <WithdrawFields ctx={ctx} />
      </MoveDialog>
      <MoveDialog {...outgoing} move="transfer" action={transferAction}>
        <Field name="destination" label={words("destination")} help={words("destinationHelp")}>
          <TextInput autoComplete="off" maxLength={140} />
        </Field>
      </MoveDialog>
    </div>
  );
}

function obstacle({ status }: Customer, { locale, scopes }: DashboardContext): string | undefined {
  const words = translator(locale, "wallet");
  if (!scopes.has("wallets:write")) return words("noRight");
  return status === "active" ? undefined : words(`${status}Reason`);
}

interface MoveDialogProps {
  readonly move: "topUp" | "withdraw" | "transfer";
  readonly action: typeof topUpAction;
  readonly customer: Customer;
  readonly currencies: readonly Choice[];
  readonly reason: string | undefined;
  readonly ctx: DashboardContext;
  readonly children: ReactNode;
}

function MoveDialog({ move, customer, currencies, ctx, children, ...rest }: MoveDialogProps) {
  const words = translator(ctx.locale, "wallet");
  return (
    <ConfirmDialog
      {...rest}
      id={`${move}-wallet`}
      trigger={words(move)}
      size="small"
      title={words(`${move}Title`)}
      sentence={words(`${move}Sentence`)}
      submit={words(move)}
      locale={ctx.locale}
    >
      <input type="hidden" name="customerId" value={customer.id} />
      <input type="hidden" name="sending" value={randomToken()} />
      <Field name="currency" label={translator(ctx.locale, "words")("currency")}>
        <Select choices={currencies} />
      </Field>
      <Field name="amount" label={translator(ctx.locale, "words")("amount")}>
        <TextInput
          mono
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          placeholder="100.00"
        />
      </Field>
      {children}
    </ConfirmDialog>
  );
}

interface FieldsProps {
  readonly ctx: DashboardContext;
}

function TopUpFields({ methods, ctx }: FieldsProps & Pick<WalletDialogsProps, "methods">) {
  const words = translator(ctx.locale, "wallet");
  const cards = methods.filter(({ type }) => type === "card");
  const choices = [
    { value: "bank_transfer", label: words("bankTransfer") },
    ...cards.map((card) => ({ value: card.id, label: cardText(card, ctx.locale) })),
  ];
  return (
    <>
      <Field name="payment_method" label={words("source")} help={words("sourceHelp")}>
        <Select choices={choices} />
      </Field>
      <Field
        name="reference"
        label={words("reference")}
        help={words("referenceHelp")}
        optional={translator(ctx.locale, "field")("optional")}
      >
        <TextInput autoComplete="off" maxLength={140} />
      </Field>
    </>
  );
}

function WithdrawFields({ ctx }: FieldsProps) {
  const words = translator(ctx.locale, "wallet");
  return (
    <>
      <Field name="destination[account_holder_name]" label={words("accountHolder")}>
        <TextInput autoComplete="off" maxLength={140} />
      </Field>
      <Field
        name="destination[account_number]"
        label={words("accountNumber")}
        help={words("accountNumberHelp")}
      >
        <TextInput mono autoComplete="off" maxLength={64} />
      </Field>
    </>
  );
}

/** Each currency there is something in, with how much. */
function storedChoices({ wallets }: Holder, { locale }: DashboardContext): readonly Choice[] {
  const words = translator(locale, "wallet");
  return wallets
    .filter(({ balanceMinor }) => balanceMinor > 0n)
    .map(({ currency, balanceMinor }) => {
      const amount = formatMoney(money(balanceMinor, currency), locale);
      return { value: currency, label: words("currencyWith", { amount }) };
    });
}

const usual: readonly Currency[] = ["CNY", "EUR", "GBP", "HKD", "JPY", "SGD", "USD"];

/** The account's own currency first, then those of the customer, then the usual ones. */
function currencyChoices({ wallets }: Holder, { account }: DashboardContext): readonly Choice[] {
  const codes = [account.defaultCurrency, ...wallets.map(({ currency }) => currency), ...usual];
  return [...new Set(codes)].map((code) => ({ value: code, label: code }));
}
