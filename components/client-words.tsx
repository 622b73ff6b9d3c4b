"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl/react";
import type { clientMessages, Locale } from "#messages/translator";

type ClientMessages = ReturnType<typeof clientMessages>;

declare module "use-intl/core" {
  interface AppConfig {
    Locale: Locale;
    Messages: ClientMessages;
  }
}

interface ClientWordsProps {
  readonly locale: Locale;
  /** From `clientMessages`: the catalogue itself stays on the server. */
  readonly messages: ClientMessages;
  readonly children: ReactNode;
}

/** Gives the controls that run in the browser their words. */
export function ClientWords({ locale, messages, children }: ClientWordsProps) {
  return (
    // No control formats a time, so the zone is only there to be named.
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
