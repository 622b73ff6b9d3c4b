import { Card } from "#components/card";
import { Facts } from "#components/facts";
import { type Locale, translator } from "#messages/translator";

interface MetadataCardProps {
  readonly metadata: Readonly<Record<string, string>>;
  readonly locale: Locale;
}

/** The integrator's own key-value pairs; nothing where there are none. */
export function MetadataCard({ metadata, locale }: MetadataCardProps) {
  const facts = Object.entries(metadata).map(([term, value]) => ({ term, value }));
  return (
    facts.length > 0 && (
      <Card title={translator(locale, "words")("metadata")}>
        <Facts facts={facts} layout="stacked" />
      </Card>
    )
  );
}
