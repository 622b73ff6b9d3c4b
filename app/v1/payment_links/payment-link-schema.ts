import * as z from "zod";
import { metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

/** A payment link as answers show it. */
export const paymentLinkSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("payment_link"),
    active: z.boolean().meta({
      description: "False once it was switched off, or has paused after ten cards did not pay.",
    }),
    created: momentSchema,
    expires_at: momentSchema.nullable().meta({
      description: "From this moment the page takes no payment; null for never.",
    }),
    livemode: z.boolean(),
    metadata: metadataSchema,
    payment_intent: expandable("payment_intent"),
    qr_url: z.string().meta({ description: "The address as a QR code, in SVG." }),
    url: z.string().meta({ description: "The page on which the payment can be paid." }),
  })
  .meta({ id: "payment_link" });
