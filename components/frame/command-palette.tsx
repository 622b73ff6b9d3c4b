"use client";

import { clsx } from "clsx";
import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl/react";

const CommandList = lazy(async () => {
  const loaded = await import("#components/frame/command-list");
  return { default: loaded.CommandList };
});

/** A page one can jump to. */
export interface PalettePage {
  readonly label: string;
  readonly href: string;
}

/** A kind of object one can jump to by its id. */
export interface PaletteObject {
  /** In front of its ids, without the underscore. */
  readonly prefix: string;
  readonly label: string;
  /** The page of an object is this and its id. */
  readonly path: string;
}

export interface PaletteProps {
  readonly pages: readonly PalettePage[];
  readonly objects: readonly PaletteObject[];
  /** Where other text is searched for, up to and with the equals sign. */
  readonly search?: string | undefined;
}

const shortcut = "Ctrl K";

const looks = {
  field: clsx(
    "flex h-8 w-full items-center gap-2 rounded-control border border-line bg-card px-2 text-sm",
    "text-ink-faint hover:border-line-strong",
  ),
  icon: "flex size-10 items-center justify-center rounded-control text-ink-soft hover:bg-hover",
} as const;

interface CommandPaletteProps extends PaletteProps {
  readonly look: "field" | "icon";
}

/**
 * Jumps to a page or an id with Ctrl or Cmd and K; what it needs is loaded when first opened. It
 * opens at the body, because the bar it stands in may be hidden.
 */
export function CommandPalette({ look, ...palette }: CommandPaletteProps) {
  const words = useTranslations("controls.palette");
  const [open, setOpen] = useState(false);
  useShortcut(look === "field", () => setOpen((before) => !before));
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        className={looks[look]}
      >
        <Search className={look === "field" ? "size-4" : "size-5"} aria-hidden="true" />
        <span className={look === "field" ? undefined : "sr-only"}>{words("open")}</span>
        {look === "field" && (
          <span className="ml-auto text-xs" aria-hidden="true">
            {shortcut}
          </span>
        )}
      </button>
      {open &&
        createPortal(
          <Suspense>
            <CommandList {...palette} onClose={() => setOpen(false)} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}

function useShortcut(active: boolean, toggle: () => void): void {
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
