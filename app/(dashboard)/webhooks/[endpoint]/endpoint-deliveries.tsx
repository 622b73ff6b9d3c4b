import * as z from "zod";
import { listAddress, neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { deliveryAddress, endpointAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { FilterChips } from "#components/filter-chips";
import { statusWord } from "#components/object-status";
import { Pagination } from "#components/pagination";
import { listDeliveries } from "#domain/webhook-deliveries/list-deliveries";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { deliveryColumns } from "./delivery-columns.tsx";

const states = ["failed", "pending", "succeeded"] as const;

/** What the address of an endpoint's page says of its deliveries. */
export const DeliveriesAddress = z.object({
  ...pageFields("whd"),
  state: z.enum(states).optional().catch(undefined),
});

interface EndpointDeliveriesProps {
  readonly endpoint: WebhookEndpoint;
  readonly asked: z.output<typeof DeliveriesAddress>;
  readonly ctx: DashboardContext;
}

/** What was sent to an endpoint and what waits for it, by state. */
export async function EndpointDeliveries({ endpoint, asked, ctx }: EndpointDeliveriesProps) {
  const { starting_after: startingAfter, ending_before: endingBefore, state } = asked;
  const place = { limit: pageSize, startingAfter, endingBefore };
  const page = await shown(listDeliveries(ctx, { endpointId: endpoint.id, state, ...place }));
  const { locale } = ctx;
  const words = translator(locale, "webhooks");
  const path = endpointAddress(endpoint.id);
  const chips = states.map((status) => ({
    label: statusWord({ kind: "webhookDelivery", status, locale }),
    href: listAddress(path, { state: status === state ? undefined : status }),
    current: status === state,
  }));
  const rows = page.rows.map(({ delivery }) => delivery);
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-lg">{words("deliveries")}</h2>
        <FilterChips chips={chips} locale={locale} />
      </div>
      <DataTable
        label={words("deliveries")}
        columns={deliveryColumns(ctx)}
        rows={page.rows}
        rowKey={({ delivery }) => delivery.id}
        rowHref={({ delivery }) => deliveryAddress(delivery)}
        locale={locale}
        empty={<EmptyState sentence={words(state ? "noneOfState" : "noDeliveriesYet")} />}
      />
      <Pagination {...neighbours(path, asked, { ...page, rows })} locale={locale} />
    </section>
  );
}
