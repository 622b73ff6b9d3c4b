"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { useSentForm } from "#components/action-form";
import { Field } from "#components/field";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { decimalString, formatMoney } from "#domain/money/format-money";
import { type Money, money } from "#domain/money/money";
import { parseMoney } from "#domain/money/parse-money";
import { approvalsRequired, type PolicyLine } from "#domain/refund-policies/refund-policy";
import type { Locale } from "#messages/translator";

interface MoveAmountProps {
  readonly move: "refund" | "capture";
  /** The field's name, which is the parameter's on the API. */
  readonly name: "amount" | "amount_to_capture";
  readonly label: string;
  readonly help: string;
  /** All that can be moved; an empty field means it. */
  readonly most: Money;
  /** Lets it be said, while one types, whether others will have to approve. */
  readonly approval?: ApprovalRule | undefined;
  readonly locale: Locale;
  /** Fields between the amount and the button. */
  readonly children?: ReactNode;
}

interface ApprovalRule {
  /** The lines of the policy in force, if there is one. */
  readonly policy: { readonly lines: readonly PolicyLine[] } | undefined;
  /** What of the payment went back already, or is held to. */
  readonly reservedMinor: bigint;
}

/** An amount of at most so much, and the button that says what sending it will do. */
export function MoveAmount(props: MoveAmountProps) {
  const { move, name, label, help, most, approval, locale, children } = props;
  const words = useTranslations("controls.move");
  const sent = useSentForm();
  const [typed, setTyped] = useState(sent.status === "refused" ? (sent.values[name] ?? "") : "");
  // Without script the button cannot follow what is typed, so it does not name an amount.
  const amount = useInBrowser() ? amountIn(typed, most) : undefined;
  return (
    <>
      <Field name={name} label={label} help={help} optional="">
        <TextInput
          mono
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          placeholder={decimalString(most)}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {children}
      <div className="space-y-2 pt-1">
        <SubmitButton>
          {amount ? words(`${move}Amount`, { amount: formatMoney(amount, locale) }) : words(move)}
        </SubmitButton>
        {approval && (
          <p className="min-h-5 text-sm text-ink-soft" aria-live="polite">
            {amount && <Foretold amount={amount} {...approval} />}
          </p>
        )}
      </div>
    </>
  );
}

interface ForetoldProps extends ApprovalRule {
  readonly amount: Money;
}

function Foretold({ amount, policy, reservedMinor }: ForetoldProps) {
  const words = useTranslations("controls.move");
  const inAllMinor = reservedMinor + amount.amountMinor;
  const count = approvalsRequired(policy, amount.currency, inAllMinor);
  return count === 0 ? words("atOnce") : words("waits", { count });
}

/** The amount that would be sent, if what is typed is one that can be moved. */
function amountIn(typed: string, most: Money): Money | undefined {
  if (typed.trim() === "") return most;
  const amountMinor = parseMoney(typed, most.currency)?.amountMinor ?? 0n;
  const isMovable = amountMinor > 0n && amountMinor <= most.amountMinor;
  return isMovable ? money(amountMinor, most.currency) : undefined;
}

const never = () => () => {};

/** False on the server and while the page comes alive. */
function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
