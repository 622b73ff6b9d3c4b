"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  useActionState,
  useContext,
  useEffect,
  useRef,
} from "react";
import { announce } from "#components/announcer";
import { type Finding, Findings } from "#components/findings";
import { Notice } from "#components/notice";
import { SecretOnce, type ShownSecret } from "#components/secret-once";

/** What became of a form that was sent, in words for the person who sent it. */
export type FormState =
  | { readonly status: "untouched" }
  | {
      readonly status: "refused";
      /** What to do, for the form as a whole; empty when the fields say it all. */
      readonly message: string;
      /** By the field's name. */
      readonly errors: Readonly<Record<string, string>>;
      /** What had been typed, never secrets. */
      readonly values: Readonly<Record<string, string>>;
    }
  | {
      readonly status: "done";
      readonly message: string;
      readonly secret?: ShownSecret;
      /** What an examination has found; what was typed stays, to try once more. */
      readonly findings?: readonly Finding[];
      readonly values?: Readonly<Record<string, string>>;
    };

/** A server action that a form sends to; without script the page comes back with its answer. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

const untouched: FormState = { status: "untouched" };

const SentForm = createContext<FormState>(untouched);

/** The fate of the form around; fields find their errors and what was typed in it. */
export function useSentForm(): FormState {
  return useContext(SentForm);
}

interface ActionFormProps {
  readonly action: FormAction;
  readonly children: ReactNode;
}

/** A form that keeps what was typed, shows each error at its field, and works before any script. */
export function ActionForm({ action, children }: ActionFormProps) {
  const [state, send] = useActionState(action, untouched);
  const form = useRef<HTMLFormElement>(null);
  useAftermath(state, form);

  return (
    <SentForm value={state}>
      <form
        ref={form}
        action={send}
        data-refused={state.status === "refused" || undefined}
        className="space-y-5"
      >
        {state.status === "refused" && state.message !== "" && (
          <Notice tone="refused">{state.message}</Notice>
        )}
        {state.status === "done" && state.message !== "" && !state.findings && (
          <Notice tone="done">{state.message}</Notice>
        )}
        {children}
      </form>
      {state.status === "done" && state.findings && <Findings findings={state.findings} />}
      {state.status === "done" && state.secret && (
        <SecretOnce key={state.secret.value} {...state.secret} />
      )}
    </SentForm>
  );
}

/** Leads on after an answer: to the first field at fault, or out of the dialog that is done. */
function useAftermath(state: FormState, form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const dialog = form.current?.closest("dialog");
    if (state.status === "refused") {
      // Closed if the form was sent before any script ran and the page has come anew.
      if (dialog?.open === false) dialog.showModal();
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
    if (state.status === "done" && dialog) {
      dialog.close();
      announce(state.message);
    }
  }, [state, form]);
}
