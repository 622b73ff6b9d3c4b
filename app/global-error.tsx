"use client";

import { lazy, Suspense } from "react";
import "./globals.css";

/** Brings the words of all languages, so it is fetched only when everything else has failed. */
const GlobalFailure = lazy(() => import("./global-failure.tsx"));

interface GlobalErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang={navigator.language.startsWith("zh") ? "zh-CN" : "en"}>
      <body>
        <Suspense>
          <GlobalFailure error={error} retry={retry} />
        </Suspense>
      </body>
    </html>
  );
}
