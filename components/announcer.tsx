"use client";

import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";

const eventName = "tollgate:announcement";

/** Says a short sentence to everyone on the page, aloud and at its foot, for a few seconds. */
export function announce(text: string): void {
  document.dispatchEvent(new CustomEvent(eventName, { detail: text }));
}

interface Announcement {
  readonly text: string;
  /** Makes the same sentence said twice a new one. */
  readonly turn: number;
}

/** Where announcements are shown and spoken; once per page, outlasting what caused them. */
export function Announcer() {
  const [said, setSaid] = useState<Announcement>({ text: "", turn: 0 });
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      setSaid((before) => ({ text: String(event.detail), turn: before.turn + 1 }));
    };
    document.addEventListener(eventName, hear);
    return () => document.removeEventListener(eventName, hear);
  }, []);

  useEffect(() => {
    if (said.text === "") return;
    // Shown again each time, so that it stands above a dialog that has opened since.
    box.current?.hidePopover();
    box.current?.showPopover();
    const timer = setTimeout(() => setSaid((now) => ({ ...now, text: "" })), 4000);
    return () => clearTimeout(timer);
  }, [said.text, said.turn]);

  return (
    <div
      ref={box}
      popover="manual"
      className={clsx(
        "pointer-events-none fixed inset-x-0 top-auto bottom-6 mx-auto block w-fit",
        "max-w-[min(30rem,90vw)] bg-transparent",
      )}
    >
      <p
        role="status"
        className={clsx(
          "rounded-control bg-ink text-sm text-canvas shadow-float wrap-anywhere not-empty:px-3",
          "not-empty:py-2",
        )}
      >
        {said.text}
      </p>
    </div>
  );
}
