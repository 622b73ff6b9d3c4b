import { customerSchema } from "#app/v1/customers/customer-schema";
import { customerView } from "#domain/customers/customer-view";
import { searchContract } from "#http/search";

export const searchCustomersContract = searchContract({
  path: "/v1/customers/search",
  summary: "Search customers",
  scope: "customers:read",
  item: customerSchema,
  view: customerView,
});
