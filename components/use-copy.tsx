"use client";

import { useEffect, useState } from "react";

type Outcome = "none" | "copied" | "failed";

/** Puts text on the clipboard and remembers for a moment whether it got there. */
export function useCopy() {
  const [outcome, setOutcome] = useState<Outcome>("none");

  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => setOutcome("none"), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (text: string): Promise<boolean> => {
    const done = await writeToClipboard(text);
    setOutcome(done ? "copied" : "failed");
    return done;
  };
  return { outcome, copy };
}

async function writeToClipboard(text: string): Promise<boolean> {
  // There is none on pages without TLS, which a self-hosted installation may have.
  if (!window.isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
