"use client";

import { useEffect } from "react";

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** Lets j and k walk through the rows of the table it stands under; Enter follows the link. */
export function TableKeys() {
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || isTaken(event)) return;
      const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
      const here = links.findIndex((link) => link.matches(":focus"));
      const next = here === -1 ? 0 : Math.min(links.length - 1, Math.max(0, here + step));
      links[next]?.focus();
    };
    document.addEventListener("keydown", walk);
    return () => document.removeEventListener("keydown", walk);
  }, []);
  return null;
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (document.querySelector("dialog[open], [role=dialog]") !== null) return true;
  const target = event.target;
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
