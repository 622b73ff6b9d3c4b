import type { Route } from "next";
import type { ReactNode } from "react";
import { ObjectId } from "#components/object-id";
import { BackLink } from "#components/page-head";

interface ObjectHeadProps {
  readonly back: { readonly href: Route; readonly label: string };
  /** What kind of thing it is, in a word, for those who only hear the page. */
  readonly kind: string;
  readonly id: string;
  /** Its name or its amount: the brightest thing on the page. */
  readonly title: ReactNode;
  readonly status?: ReactNode;
  /** A line more, such as what it was for. */
  readonly sentence?: string | undefined;
  readonly action?: ReactNode;
}

/** The head of an object's page: amount and state first. */
export function ObjectHead(props: ObjectHeadProps) {
  const { back, kind, id, title, status, sentence, action } = props;
  return (
    <header className="mb-6 border-b border-line pb-6">
      <p className="mb-2 flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
        <BackLink {...back} />
        <span aria-hidden="true">{"/"}</span>
        <ObjectId id={id} />
      </p>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-[44rem]">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h1 className="text-2xl leading-tight tracking-tight wrap-anywhere">
              <span className="sr-only">{kind}</span> {title}
            </h1>
            {status}
          </div>
          {sentence !== undefined && (
            <p className="mt-1.5 text-ink-soft wrap-anywhere">{sentence}</p>
          )}
        </div>
        {action !== undefined && <div className="flex flex-wrap items-center gap-2">{action}</div>}
      </div>
    </header>
  );
}
