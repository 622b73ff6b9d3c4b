import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { type Locale, translator } from "#messages/translator";

interface FirstPaymentProps {
  /** The call that makes it, with a gap for the key. */
  readonly command: string;
  /** Whether the reader can get themselves a key. */
  readonly hasKeys: boolean;
  readonly locale: Locale;
}

/** An account without payments: how to take the first. */
export function FirstPayment({ command, hasKeys, locale }: FirstPaymentProps) {
  const words = translator(locale, "home");
  return (
    <EmptyState
      sentence={words("empty")}
      command={command}
      action={hasKeys && <LinkButton href="/api-keys">{words("createKey")}</LinkButton>}
    />
  );
}
