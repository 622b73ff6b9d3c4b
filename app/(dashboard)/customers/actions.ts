"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { customerAddress } from "#app/(dashboard)/customers/customer-address";
import type { FormState } from "#components/action-form";
import { deleteCustomer } from "#domain/customer-states/delete-customer";
import { createCustomer } from "#domain/customers/create-customer";
import { updateCustomer } from "#domain/customers/update-customer";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const emptyToNull = (typed: unknown) =>
  typeof typed === "string" && typed.trim() === "" ? null : typed;

function line(most: number) {
  return z.preprocess(emptyToNull, z.string().trim().max(most).nullable());
}

// The API takes the same addresses: whether anyone reads there is not known.
const address = z
  .email({ pattern: /^\s*[^\s@]+@[^\s@]+\s*$/ })
  .trim()
  .max(512);

const fields = {
  name: line(256),
  email: z.preprocess(emptyToNull, address.nullable()),
  phone: line(64),
  description: line(1000),
};

const ofCustomer = z.object({ customerId: z.string() });
const newCustomer = z.object({ ...fields, name: z.string().trim().min(1).max(256) });

/** Adds a customer, and leads to their page. */
export async function createCustomerAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, newCustomer, async (ctx, input) => {
    const customer = await createCustomer(ctx, input);
    return redirect(customerAddress(customer.id));
  });
}

/** Changes what is known of a customer; what is left empty is not known any more. */
export async function updateCustomerAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofCustomer.extend(fields), async (ctx, input) => {
    await updateCustomer(ctx, input);
    return translator(ctx.locale, "customers")("saved");
  });
}

/** Takes a customer out of use. */
export async function deleteCustomerAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofCustomer, async (ctx, input) => {
    await deleteCustomer(ctx, input);
    return translator(ctx.locale, "customers")("deleted");
  });
}
