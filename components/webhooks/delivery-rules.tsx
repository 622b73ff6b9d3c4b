import { Card } from "#components/card";
import { type Locale, translator } from "#messages/translator";

interface DeliveryRulesProps {
  /** A sentence each. */
  readonly rules: readonly string[];
  readonly locale: Locale;
}

/** What a receiver must know before it is written: addresses, answers, retries, and the end. */
export function DeliveryRules({ rules, locale }: DeliveryRulesProps) {
  return (
    <Card title={translator(locale, "webhooks")("rulesTitle")}>
      <ul className="list-disc space-y-2 pl-4 text-sm text-ink-soft marker:text-ink-faint">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Card>
  );
}
