"use client";

import { ThemeProvider as Themes } from "next-themes";
import type { ReactNode } from "react";

interface ThemeProviderProps {
  /** Of the page's content security policy, for the one inline script that avoids a flash. */
  readonly nonce?: string | undefined;
  readonly children: ReactNode;
}

/** Remembers light or dark in the browser and sets it on the document before it is drawn. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <Themes attribute="data-theme" disableTransitionOnChange {...(nonce && { nonce })}>
      {children}
    </Themes>
  );
}
