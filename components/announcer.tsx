"use client";

import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";

const eventName = "tollgate:announcement";

/** Says a short sentence to everyone on the page, aloud and at its foot, for a few seconds. */
export function announce(text: string): void {
  document.dispatchEvent(new CustomEvent(eventName, { detail: text }));
}

/** Where announcements are shown and spoken; once per page, outlasting what caused them. */
export function Announcer() {
  // An object, so that the same sentence said twice is a new one.
  const [said, setSaid] = useState({ text: "" });
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      setSaid({ text: String(event.detail) });
    };
    document.addEventListener(eventName, hear);
    return () => document.removeEventListener(eventName, hear);
  }, []);

  useEffect(() => {
    if (said.text === "") return;
    // Shown again each time, so that it stands above a dialog that has opened since.
    box.current?.hidePopover();
    box.current?.showPopover();
    const timer = setTimeout(() => setSaid({ text: "" }), 4000);
    return () => clearTimeout(timer);
  }, [said]);

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
