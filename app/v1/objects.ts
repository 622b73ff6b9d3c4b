import { customerSchema } from "#app/v1/customers/customer-schema";
import { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import type { ObjectKinds } from "#http/expand";

/** Every kind of object that an id in an answer can be expanded to. */
export const objectKinds: ObjectKinds = {
  customer: {
    prefix: "cus",
    scope: "customers:read",
    schema: customerSchema,
    retrieve: async (ctx, customerId) => {
      const customer = await retrieveCustomer(ctx, { customerId });
      return customer.deletedAt
        ? deletedCustomerView(customer)
        : customerView(customer, ctx.account);
    },
  },
};
