"use client";

import { clsx } from "clsx";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { announce } from "#components/announcer";
import { shortenId } from "#components/shorten-id";
import { useCopy } from "#components/use-copy";

interface ObjectIdProps {
  readonly id: string;
  /** Written out in full where there is room for it. */
  readonly whole?: boolean;
}

/** No shortened id is longer; what is no id may be. */
const longestInOneLine = 20;

/** An id that copies itself when pressed and says so. */
export function ObjectId({ id, whole = false }: ObjectIdProps) {
  const words = useTranslations("controls.copy");
  const { outcome, copy } = useCopy();
  const shown = whole ? id : shortenId(id);
  const mayWrap = shown.length > longestInOneLine;
  const Mark = outcome === "copied" ? Check : Copy;
  const copyAndSay = async () => {
    announce((await copy(id)) ? words("copiedValue", { value: id }) : words("failed"));
  };
  return (
    <button
      type="button"
      onClick={() => void copyAndSay()}
      title={id}
      className={clsx(
        "group/id relative z-10 -mx-1 inline-flex min-h-6 max-w-full items-center rounded-mark",
        "px-1 font-mono text-[0.923em] text-ink-soft hover:bg-hover hover:text-ink",
      )}
    >
      <span className="sr-only">{words("copyValue", { value: id })}</span>
      <span
        className={mayWrap ? "text-start wrap-anywhere" : "whitespace-nowrap"}
        aria-hidden="true"
      >
        {shown}
      </span>
      <Mark
        className={clsx(
          "absolute left-full ml-0.5 size-3 opacity-0 group-hover/id:opacity-100",
          "group-focus-visible/id:opacity-100",
        )}
        aria-hidden="true"
      />
    </button>
  );
}
