"use client";

import { clsx } from "clsx";
import { Download } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { CopyButton } from "#components/copy-button";

/** A secret that exists in readable form only in this answer. */
export interface ShownSecret {
  /** What it is, with the name it was given. */
  readonly title: string;
  readonly value: string;
  readonly fileName: string;
}

/** Shows a secret the one time it can be shown, and closes only when it has been stored. */
export function SecretOnce({ title, value, fileName }: ShownSecret) {
  const words = useTranslations("controls.secret");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [closed, setClosed] = useState(false);

  useEffect(() => {
    // It comes open, so that it can be read without script; with script it holds the page.
    dialog.current?.close();
    dialog.current?.showModal();
  }, []);

  if (closed) return null;
  return (
    <dialog
      ref={dialog}
      open
      closedby="none"
      onCancel={(event) => event.preventDefault()}
      aria-labelledby={titleId}
      className="dialog"
    >
      <h2 id={titleId} className="text-lg">
        {title}
      </h2>
      <p className="mt-1 text-ink-soft">{words("once")}</p>
      <code
        className={clsx(
          "mt-4 block rounded-control border border-line bg-sunken p-3 font-mono text-sm",
          "select-all whitespace-pre-line wrap-anywhere",
        )}
      >
        {value}
      </code>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <CopyButton text={value} label={words("copy")} />
        <a
          className={buttonStyle({})}
          download={fileName}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${value}\n`)}`}
        >
          <Download aria-hidden="true" />
          {words("download")}
        </a>
      </div>
      <StoredGate onClose={() => setClosed(true)} />
    </dialog>
  );
}

function StoredGate({ onClose }: { readonly onClose: () => void }) {
  const words = useTranslations("controls.secret");
  const [stored, setStored] = useState(false);
  return (
    <div
      className={clsx(
        "mt-5 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4",
      )}
    >
      <label className="flex min-h-6 items-center gap-2.5">
        <input
          type="checkbox"
          className="tick"
          checked={stored}
          onChange={(event) => setStored(event.target.checked)}
        />
        {words("stored")}
      </label>
      <Button
        variant="primary"
        onClick={onClose}
        reason={stored ? undefined : words("storedFirst")}
      >
        {words("close")}
      </Button>
    </div>
  );
}
