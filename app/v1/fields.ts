import * as z from "zod";
import type { Address } from "#db/schema/customers";
import { emptyable, wireObject, wireText } from "#http/wire";

const emailShape = /^[^\s@]+@[^\s@]+$/;

/** A text of up to `max` characters that can be left out, or unset. */
export function optionalText(max: number) {
  return emptyable(wireText({ max })).optional();
}

/** An e-mail address; whether anyone reads there is not known. */
export function wireEmail() {
  return wireText({ max: 512 }).refine((text) => emailShape.test(text), {
    error: "must be an e-mail address.",
  });
}

const addressLine = optionalText(500);

/** A postal address; what is left out of it is not known. */
export function wireAddress() {
  return wireObject({
    city: addressLine,
    country: emptyable(wireText({ max: 2 })).optional(),
    line1: addressLine,
    line2: addressLine,
    postal_code: addressLine,
    state: addressLine,
  }).transform(
    (given): Address => ({
      city: given.city ?? null,
      country: given.country ?? null,
      line1: given.line1 ?? null,
      line2: given.line2 ?? null,
      postal_code: given.postal_code ?? null,
      state: given.state ?? null,
    }),
  );
}

/** A postal address as answers show it. */
export const addressSchema = z
  .strictObject({
    city: z.string().nullable(),
    country: z.string().nullable(),
    line1: z.string().nullable(),
    line2: z.string().nullable(),
    postal_code: z.string().nullable(),
    state: z.string().nullable(),
  })
  .meta({ id: "address" });

/** The integrator's own key-value pairs as answers show them. */
export const metadataSchema = z.record(z.string(), z.string());

/** A moment in whole seconds since 1970. */
export const momentSchema = z.int().meta({ format: "unix-time" });

/** A currency in lower case. */
export const currencySchema = z.string().meta({ pattern: "^[a-z]{3}$" });
