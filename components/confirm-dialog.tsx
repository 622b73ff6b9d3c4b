import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "#components/action-form";
import { Button } from "#components/button";
import type { ButtonLook } from "#components/button-style";
import { type Fact, Facts } from "#components/facts";
import { Field } from "#components/field";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { type Locale, translator } from "#messages/translator";

interface ConfirmDialogProps extends ButtonLook {
  /** One of a kind on the page. */
  readonly id: string;
  /** What the button says that asks the question. */
  readonly trigger: ReactNode;
  /** Why this person may not do it; the button then says so and asks nothing. */
  readonly reason?: string | undefined;
  readonly title: string;
  /** Amount, currency, person and consequence in a sentence. */
  readonly sentence: ReactNode;
  readonly facts?: readonly Fact[];
  readonly action: FormAction;
  /** What pressing it does: “Refund 25.00 CNY”. */
  readonly submit: string;
  /** What closing it does, where “Cancel” could be taken for the deed itself. */
  readonly keep?: string | undefined;
  /** Of a large amount: the figures a person must type before it can be sent. */
  readonly typedAmount?: string | undefined;
  /** Fields and hidden inputs. */
  readonly children?: ReactNode;
  readonly locale: Locale;
}

/** Asks before something is lost or money moves. Opens without script where the browser can. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { id, trigger, reason, title, sentence, facts, locale } = props;
  const look = { variant: props.variant, size: props.size };
  return (
    <>
      <Button {...look} reason={reason} {...dialogCommand("show-modal", id)}>
        {trigger}
      </Button>
      {reason === undefined && (
        <dialog
          id={id}
          closedby="any"
          popover="auto"
          aria-labelledby={`${id}-title`}
          className="dialog"
        >
          <h2 id={`${id}-title`} className="text-lg">
            {title}
          </h2>
          <div className="mt-1 mb-5 text-ink-soft">{sentence}</div>
          {facts !== undefined && (
            <div className="mb-5 rounded-control bg-sunken p-3">
              <Facts facts={facts} />
            </div>
          )}
          <ActionForm action={props.action}>
            {props.children}
            {props.typedAmount !== undefined && (
              <TypedAmount amount={props.typedAmount} locale={locale} />
            )}
            <div className="flex flex-row-reverse flex-wrap gap-2 pt-1">
              <SubmitButton variant={props.variant === "danger" ? "danger" : "primary"}>
                {props.submit}
              </SubmitButton>
              <Button {...dialogCommand("close", id)}>
                {props.keep ?? translator(locale, "dialog")("cancel")}
              </Button>
            </div>
          </ActionForm>
        </dialog>
      )}
    </>
  );
}

interface TypedAmountProps {
  readonly amount: string;
  readonly locale: Locale;
}

function TypedAmount({ amount, locale }: TypedAmountProps) {
  const words = translator(locale, "dialog");
  return (
    <Field
      name="typedAmount"
      label={words("typedAmount", { amount })}
      help={words("typedAmountHelp")}
    >
      <TextInput
        mono
        inputMode="decimal"
        autoComplete="off"
        pattern={amount.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}
        title={words("typedAmountHelp")}
      />
    </Field>
  );
}

/**
 * The browser's own command to a dialog, of which React's types do not know yet. Where the browser
 * does not either and no script runs, the dialog opens as a popover.
 */
function dialogCommand(command: "show-modal" | "close", id: string): object {
  const popoverTargetAction = command === "close" ? "hide" : "show";
  return { command, commandfor: id, popoverTarget: id, popoverTargetAction };
}
