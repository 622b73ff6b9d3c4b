import * as z from "zod";
import { momentSchema } from "#app/v1/fields";

const fields = {
  id: z.string(),
  object: z.literal("webhook_delivery"),
  attempt_count: z.int(),
  created: momentSchema,
  event: z.string(),
  event_type: z.string(),
  finished_at: momentSchema.nullable(),
  last_failure: z.string().nullable().meta({
    description: "Why the last attempt does not count; null where it does.",
  }),
  last_status: z.int().nullable(),
  livemode: z.boolean(),
  next_attempt_at: momentSchema.nullable(),
  status: z.enum(["pending", "succeeded", "failed"]),
  webhook_endpoint: z.string(),
};

/** A delivery as lists show it. */
export const deliverySchema = z
  .strictObject(fields)
  .meta({ id: "webhook_delivery", description: "One event on its way to one endpoint." });

const headers = z.record(z.string(), z.string());

const attemptSchema = z.strictObject({
  number: z.int(),
  attempted_at: momentSchema,
  duration_ms: z.int(),
  failure: z.string().nullable(),
  status: z.int().nullable(),
  request: z.strictObject({ body: z.string(), headers, url: z.string() }),
  response: z.strictObject({ excerpt: z.string(), headers }),
});

/** A delivery with everything that was sent and answered. */
export const deliveryStorySchema = z
  .strictObject({ ...fields, attempts: z.array(attemptSchema) })
  .meta({ id: "webhook_delivery_with_attempts" });
