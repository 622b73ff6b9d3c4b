import * as z from "zod";
import { metadataSchema, momentSchema } from "#app/v1/fields";

const fields = {
  id: z.string(),
  object: z.literal("webhook_endpoint"),
  api_version: z.string().nullable(),
  application: z.null(),
  created: momentSchema,
  description: z.string().nullable(),
  disabled_reason: z.enum(["requested", "failing"]).nullable().meta({
    description: "`failing` where nothing had arrived for too long.",
  }),
  enabled_events: z.array(z.string()),
  former_secret_expires_at: momentSchema.nullable().meta({
    description: "Until then both the secret and the one before sign.",
  }),
  livemode: z.boolean(),
  message_signatures: z.boolean().meta({
    description: "Whether deliveries carry a signature by RFC 9421 as well.",
  }),
  metadata: metadataSchema,
  status: z.enum(["enabled", "disabled"]),
  url: z.string(),
};

/** An endpoint as answers show it. */
export const webhookEndpointSchema = z
  .strictObject(fields)
  .meta({ id: "webhook_endpoint", description: "Where an account is told of its events." });

/** The same in the one answer that shows the secret. */
export const shownSecretSchema = z
  .strictObject({
    ...fields,
    secret: z.string().meta({ description: "What signs what is sent; shown only here." }),
  })
  .meta({ id: "webhook_endpoint_with_secret" });

/** What is left of an endpoint that was deleted. */
export const deletedEndpointSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("webhook_endpoint"),
    deleted: z.literal(true),
  })
  .meta({ id: "deleted_webhook_endpoint" });
