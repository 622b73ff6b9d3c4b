import * as z from "zod";
import { momentSchema } from "#app/v1/fields";

/** A wish to deliver again, or what it would come to. */
export const redeliverySchema = z
  .strictObject({
    id: z.string().nullable(),
    object: z.literal("webhook_redelivery"),
    created: momentSchema.nullable(),
    dry_run: z.boolean(),
    event_count: z.int(),
    livemode: z.boolean(),
  })
  .meta({ id: "webhook_redelivery" });
