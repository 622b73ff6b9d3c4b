import { clsx } from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import { Monogram } from "#components/frame/monogram";
import { namedTriggerStyle, Popover, panelItemStyle } from "#components/popover";
import { type Locale, translator } from "#messages/translator";

export interface AccountChoice {
  readonly id: string;
  readonly name: string;
  readonly mode: "live" | "sandbox";
  readonly merchant: string;
}

export interface AccountSwitchProps {
  readonly account: AccountChoice;
  /** Every account this person may see, the present one among them. */
  readonly accounts: readonly AccountChoice[];
  /** Takes `accountId` from the form and goes there. */
  readonly switchAccount: (form: FormData) => void | Promise<void>;
  readonly locale: Locale;
}

/** Whose money one is looking at, and the way to another account. */
export function AccountSwitch({ account, accounts, switchAccount, locale }: AccountSwitchProps) {
  const words = translator(locale, "frame");
  return (
    <div className="min-w-0 grow">
      <Popover
        id="account-switch"
        triggerStyle={namedTriggerStyle}
        trigger={
          <>
            <Monogram name={account.merchant} />
            <span className="sr-only">{words("switchAccount")}</span>
            <span className="min-w-0 grow leading-tight">
              <span className="block truncate font-semibold">{account.merchant}</span>
              <AccountLine account={account} locale={locale} />
            </span>
            <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          </>
        }
      >
        <p className="px-2 pt-1 pb-1.5 text-xs font-medium text-ink-faint">{words("accounts")}</p>
        <form action={switchAccount}>
          {accounts.map((choice) => (
            <AccountButton
              key={choice.id}
              choice={choice}
              current={choice.id === account.id}
              locale={locale}
            />
          ))}
        </form>
      </Popover>
    </div>
  );
}

interface AccountButtonProps {
  readonly choice: AccountChoice;
  readonly current: boolean;
  readonly locale: Locale;
}

function AccountButton({ choice, current, locale }: AccountButtonProps) {
  return (
    <button
      type="submit"
      name="accountId"
      value={choice.id}
      aria-current={current ? "true" : undefined}
      className={panelItemStyle}
    >
      <span className="min-w-0 grow leading-tight">
        <span className="block truncate">{choice.merchant}</span>
        <AccountLine account={choice} locale={locale} />
      </span>
      {current && <Check className="size-4 shrink-0 text-accent" aria-hidden="true" />}
    </button>
  );
}

interface AccountLineProps {
  readonly account: AccountChoice;
  readonly locale: Locale;
}

function AccountLine({ account, locale }: AccountLineProps) {
  const word = translator(locale, "account")(account.mode);
  return (
    <span className="flex min-w-0 gap-1 text-xs">
      <span
        className={clsx("shrink-0", account.mode === "sandbox" ? "text-amber" : "text-ink-faint")}
      >
        {word}
      </span>
      {account.name !== word && (
        <span className="min-w-0 truncate text-ink-faint">{`· ${account.name}`}</span>
      )}
    </span>
  );
}
