"use client";

import { ThemeProvider as Themes } from "next-themes";
import { type ReactNode, useState } from "react";

interface ThemeProviderProps {
  /** Of the page's content security policy, for the one inline script that avoids a flash. */
  readonly nonce?: string | undefined;
  readonly children: ReactNode;
}

/** Remembers light or dark in the browser and sets it on the document before it is drawn. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  // The policy is that of the document; parts of it that come later bring nonces of their own.
  const [first] = useState(nonce);
  return (
    <Themes attribute="data-theme" disableTransitionOnChange {...(first && { nonce: first })}>
      {children}
    </Themes>
  );
}
