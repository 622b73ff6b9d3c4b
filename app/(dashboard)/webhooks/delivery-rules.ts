import { spanText } from "#components/webhooks/span-text";
import { mayCallLoopback } from "#domain/webhook-endpoints/receiver-url";
import { mostEndpoints } from "#domain/webhook-endpoints/webhook-endpoint";
import { patience } from "#domain/webhook-lanes/lane-health";
import { retrySeconds } from "#domain/webhook-lanes/retry-schedule";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

type Reader = Pick<DashboardContext, "account" | "locale">;

/** How webhooks of this account are delivered, in the numbers the sender goes by. */
export function deliveryRules({ account, locale }: Reader): readonly string[] {
  const words = translator(locale, "webhooks.rules");
  const waits = retrySeconds[account.mode];
  return [
    words(`address_${account.mode}`),
    ...(mayCallLoopback(account) ? [words("address_loopback")] : []),
    words("limit", { most: mostEndpoints }),
    words("answer"),
    words("retries", {
      waits: new Intl.ListFormat(locale).format(waits.map((wait) => spanText(wait, locale))),
      tries: waits.length + 1,
      span: spanText(
        waits.reduce((sum, wait) => sum + wait, 0),
        locale,
      ),
    }),
    patienceText(account.mode, locale),
    words("twice"),
  ];
}

function patienceText(mode: "live" | "sandbox", locale: Locale): string {
  const words = translator(locale, "webhooks.rules");
  if (mode === "live") {
    const { toldAfterHours, disabledAfterHours } = patience.live;
    return words("patience_live", { hours: toldAfterHours, days: disabledAfterHours / 24 });
  }
  const { toldAfterGivenUp, disabledAfterGivenUp } = patience.sandbox;
  return words("patience_sandbox", { told: toldAfterGivenUp, disabled: disabledAfterGivenUp });
}
