"use client";

import { ClientWords } from "#components/client-words";
import { Failure } from "#components/failure";
import { clientMessages, preferredLocale } from "#messages/translator";

interface GlobalFailureProps {
  readonly error: unknown;
  readonly retry: () => void;
}

export default function GlobalFailure(props: GlobalFailureProps) {
  const locale = preferredLocale(navigator.language);
  return (
    <ClientWords locale={locale} messages={clientMessages(locale)}>
      <Failure {...props} />
    </ClientWords>
  );
}
