import { firstPaymentCall } from "#app/(dashboard)/payments/payments-call";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { FirstPayment } from "#components/payments/first-payment";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface NoPaymentsProps {
  readonly isFiltered: boolean;
  readonly ctx: DashboardContext;
}

/**
 * What stands where payments would: the way out of a filter, or the call that makes the first one.
 */
export function NoPayments({ isFiltered, ctx }: NoPaymentsProps) {
  const words = translator(ctx.locale, "payments");
  if (isFiltered) {
    return (
      <EmptyState
        sentence={words("none")}
        action={<LinkButton href="/payments">{words("showAll")}</LinkButton>}
      />
    );
  }
  return (
    <FirstPayment
      command={firstPaymentCall(ctx.account)}
      hasKeys={ctx.scopes.has("api_keys:write")}
      locale={ctx.locale}
    />
  );
}
