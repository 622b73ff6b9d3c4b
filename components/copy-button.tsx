"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { type ButtonLook, buttonStyle } from "#components/button-style";
import { useCopy } from "#components/use-copy";

interface CopyButtonProps extends ButtonLook {
  readonly text: string;
  /** What it says on it; “Copy” unless told. */
  readonly label?: string;
}

/** Copies a text that stands beside it; says so itself, because it also stands in dialogs. */
export function CopyButton({ text, label, ...look }: CopyButtonProps) {
  const words = useTranslations("controls.copy");
  const { outcome, copy } = useCopy();
  const Mark = outcome === "copied" ? Check : Copy;
  return (
    <>
      <button type="button" className={buttonStyle(look)} onClick={() => void copy(text)}>
        <Mark aria-hidden="true" />
        {label ?? words("copy")}
      </button>
      <span role="status" className={outcome === "failed" ? "text-sm text-red" : "sr-only"}>
        {outcome !== "none" && words(outcome)}
      </span>
    </>
  );
}
