import { ActionForm, type FormAction } from "#components/action-form";
import { Notice } from "#components/notice";
import { SubmitButton } from "#components/submit-button";
import { type Locale, translator } from "#messages/translator";

interface BankQuestionProps {
  readonly action: FormAction;
  /** What the page's address names, for the answer to name it too. */
  readonly asked: Readonly<Record<string, string>>;
  /** What the two answers are called. */
  readonly answers: { readonly approve: string; readonly refuse: string };
  readonly locale: Locale;
}

/** The two answers that the sandbox bank takes, and the word that it is no real bank. */
export function BankQuestion({ action, asked, answers, locale }: BankQuestionProps) {
  return (
    <>
      <ActionForm action={action}>
        {Object.entries(asked).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="space-y-2">
          <SubmitButton size="wide" name="outcome" value="approved">
            {answers.approve}
          </SubmitButton>
          <SubmitButton size="wide" variant="secondary" name="outcome" value="refused">
            {answers.refuse}
          </SubmitButton>
        </div>
      </ActionForm>
      <Notice tone="careful">{translator(locale, "authenticate")("sandbox")}</Notice>
    </>
  );
}
