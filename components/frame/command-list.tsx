"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { clsx } from "clsx";
import { ArrowRight, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { PaletteProps } from "#components/frame/command-palette";
import { type PaletteEntry, paletteEntries } from "#components/frame/palette-entries";

interface CommandListProps extends PaletteProps {
  readonly onClose: () => void;
}

/** The open palette, in a module of its own that is loaded when it is first opened. */
export function CommandList({ onClose, ...palette }: CommandListProps) {
  const words = useTranslations("controls.palette");
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const entries = paletteEntries(typed, palette, {
    openObject: (object) => words("openObject", { object }),
    search: (text) => words("search", { text }),
  });

  useEffect(() => dialog.current?.showModal(), []);

  const follow = (entry: PaletteEntry) => {
    onClose();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page list is checked
    router.push(entry.href as Parameters<typeof router.push>[0]);
  };

  return (
    <dialog
      ref={dialog}
      closedby="any"
      onClose={onClose}
      aria-label={words("label")}
      className="dialog mt-[12vh] max-w-lg overflow-hidden p-0"
    >
      <Autocomplete.Root
        open
        inline
        items={entries}
        mode="none"
        value={typed}
        onValueChange={setTyped}
        autoHighlight="always"
        itemToStringValue={(entry: PaletteEntry) => entry.label}
      >
        <div className="flex items-center gap-2.5 border-b border-line px-4">
          <Search className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <Autocomplete.Input
            aria-label={words("label")}
            placeholder={words("placeholder")}
            spellCheck={false}
            className={clsx(
              "h-12 w-full bg-transparent text-base outline-none placeholder:text-ink-faint",
              "pointer-coarse:text-lg",
            )}
          />
        </div>
        <Autocomplete.Empty className="px-4 py-6 text-ink-soft empty:hidden">
          {words("empty")}
        </Autocomplete.Empty>
        <Autocomplete.List className="max-h-[50dvh] overflow-y-auto p-1.5 empty:hidden">
          {(entry: PaletteEntry) => <EntryLine key={entry.value} entry={entry} onFollow={follow} />}
        </Autocomplete.List>
      </Autocomplete.Root>
    </dialog>
  );
}

interface EntryLineProps {
  readonly entry: PaletteEntry;
  readonly onFollow: (entry: PaletteEntry) => void;
}

function EntryLine({ entry, onFollow }: EntryLineProps) {
  return (
    <Autocomplete.Item
      value={entry}
      onClick={() => onFollow(entry)}
      className={clsx(
        "group flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-2.5 py-1",
        "data-highlighted:bg-hover",
      )}
    >
      <span className="min-w-0 grow wrap-anywhere">{entry.label}</span>
      <ArrowRight
        className="invisible size-4 shrink-0 text-ink-faint group-data-highlighted:visible"
        aria-hidden="true"
      />
    </Autocomplete.Item>
  );
}
