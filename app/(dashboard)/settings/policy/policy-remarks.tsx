import { Card } from "#components/card";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import { type Locale, translator } from "#messages/translator";

interface PolicyRemarksProps {
  readonly policy: RefundPolicy | undefined;
  readonly locale: Locale;
}

/** What holds whatever the limits are. */
export function PolicyRemarks({ policy, locale }: PolicyRemarksProps) {
  const words = translator(locale, "policy.remark");
  return (
    <Card title={translator(locale, "policy")("remarks")}>
      <ul className="space-y-3 text-sm text-ink-soft">
        <li>{words("paths")}</li>
        <li>{words("split")}</li>
        <li>{words("self")}</li>
        {policy && <li>{words("otherCurrencies")}</li>}
        <li>{words("change")}</li>
      </ul>
    </Card>
  );
}
