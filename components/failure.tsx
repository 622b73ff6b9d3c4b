"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/button";
import { ObjectId } from "#components/object-id";

interface FailureProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** In place of a page that could not be made: what happened, what to do, and what to tell us. */
export function Failure({ error, retry }: FailureProps) {
  const words = useTranslations("controls.failure");
  const number = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <section role="alert" className="mx-auto flex max-w-md flex-col items-start px-4 py-16">
      <h1 className="text-xl tracking-tight">{words("title")}</h1>
      <p className="mt-2 text-ink-soft">{words("sentence")}</p>
      {number !== undefined && (
        <p className="mt-4 flex flex-wrap items-center gap-x-3 text-sm text-ink-faint">
          {words("number")}
          <ObjectId id={number} whole />
        </p>
      )}
      <div className="mt-6">
        <Button variant="primary" onClick={() => retry()}>
          {words("retry")}
        </Button>
      </div>
    </section>
  );
}
