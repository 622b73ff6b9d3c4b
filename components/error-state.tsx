import type { ReactNode } from "react";
import { ObjectId } from "#components/object-id";
import { type Locale, translator } from "#messages/translator";

interface ErrorStateProps {
  /** What happened, in words. */
  readonly title: string;
  /** What to do about it. */
  readonly sentence: string;
  readonly requestId?: string | undefined;
  readonly action?: ReactNode;
  readonly locale: Locale;
}

/** Something did not work: what happened, what to do, and the id that finds it in the log. */
export function ErrorState({ title, sentence, requestId, action, locale }: ErrorStateProps) {
  const words = translator(locale, "error");
  return (
    <section className="mx-auto flex max-w-md flex-col items-start py-16">
      <h1 className="text-xl tracking-tight">{title}</h1>
      <p className="mt-2 text-ink-soft">{sentence}</p>
      {requestId !== undefined && (
        <p className="mt-4 flex flex-wrap items-center gap-x-3 text-sm text-ink-faint">
          {words("requestId")}
          <ObjectId id={requestId} whole />
        </p>
      )}
      {action !== undefined && <div className="mt-6 flex flex-wrap gap-2">{action}</div>}
    </section>
  );
}
