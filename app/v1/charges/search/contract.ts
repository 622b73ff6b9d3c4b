import { chargeSchema } from "#app/v1/charges/charge-schema";
import { chargeView } from "#domain/charges/charge-view";
import { searchContract } from "#http/search";

export const searchChargesContract = searchContract({
  path: "/v1/charges/search",
  summary: "Search charges",
  scope: "payments:read",
  item: chargeSchema,
  view: chargeView,
});
