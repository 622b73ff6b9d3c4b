"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import {
  choosesAny,
  choosesNone,
  chosenEvents,
  eventFields,
} from "#app/(dashboard)/webhooks/event-choice";
import type { FormState } from "#components/action-form";
import { sendTestEvent } from "#domain/webhook-deliveries/send-test-event";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { deleteEndpoint } from "#domain/webhook-endpoints/delete-endpoint";
import { overlapHours, rotateSecret } from "#domain/webhook-endpoints/rotate-secret";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { requestRedelivery } from "#domain/webhook-redeliveries/request-redelivery";
import { submit } from "#http/session-submit";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";

const place = {
  url: z.string().trim().min(1).max(2_048),
  description: z
    .string()
    .trim()
    .max(1_000)
    .optional()
    .transform((text = "") => (text === "" ? null : text)),
};
const ofEndpoint = z.object({ endpointId: z.string().max(40) });
const newEndpoint = z.object({ ...place, ...eventFields }).refine(choosesAny, choosesNone);
const changedEndpoint = ofEndpoint
  .extend({ ...place, ...eventFields })
  .refine(choosesAny, choosesNone);
const rotation = ofEndpoint.extend({
  overlapHours: z.coerce.number().int().min(0).max(overlapHours.most),
});
const instant = z.iso
  .datetime()
  .transform((text) => Temporal.Instant.from(text))
  .optional();
const redelivery = ofEndpoint.extend({
  eventId: z.string().max(40).optional(),
  failed: z
    .literal("true")
    .optional()
    .transform((text) => text !== undefined),
  from: instant,
  to: instant,
});

/** Adds an endpoint; this answer is the only one that holds its secret. */
export async function createEndpointAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, newEndpoint, async (ctx, input) => {
    const { url, description } = input;
    const enabledEvents = chosenEvents(input);
    const { endpoint, secret } = await createEndpoint(ctx, { url, description, enabledEvents });
    const words = translator(ctx.locale, "webhooks");
    const title = words("secretTitle", { url: endpoint.url });
    return {
      message: words("created"),
      secret: { title, value: secret, fileName: `${endpoint.id}.txt` },
    };
  });
}

/** Changes where an endpoint is and what it takes. */
export async function updateEndpointAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, changedEndpoint, async (ctx, input) => {
    const { endpointId, url, description } = input;
    const enabledEvents = chosenEvents(input);
    await updateEndpoint(ctx, { endpointId, url, description, enabledEvents });
    return translator(ctx.locale, "webhooks")("saved");
  });
}

/** Sends to an endpoint again. */
export async function enableEndpointAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofEndpoint, async (ctx, { endpointId }) => {
    await updateEndpoint(ctx, { endpointId, disabled: false });
    return translator(ctx.locale, "webhooks")("enabled");
  });
}

/** Sends nothing more to an endpoint until it is enabled. */
export async function disableEndpointAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofEndpoint, async (ctx, { endpointId }) => {
    await updateEndpoint(ctx, { endpointId, disabled: true });
    return translator(ctx.locale, "webhooks")("disabled");
  });
}

/** Gives an endpoint a new secret; this answer is the only one that holds it. */
export async function rotateSecretAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rotation, async (ctx, input) => {
    const { endpoint, secret } = await rotateSecret(ctx, input);
    const words = translator(ctx.locale, "webhooks");
    const until = endpoint.formerSecretExpiresAt;
    const message = until
      ? words("rotated", { time: exactTime(until, ctx.timeZone, ctx.locale) })
      : words("rotatedAtOnce");
    const title = words("secretTitle", { url: endpoint.url });
    return { message, secret: { title, value: secret, fileName: `${endpoint.id}.txt` } };
  });
}

/** Ends an endpoint for good, and leads back to the others. */
export async function deleteEndpointAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofEndpoint, async (ctx, input) => {
    await deleteEndpoint(ctx, input);
    redirect("/webhooks");
  });
}

/** Lets an event happen that only this endpoint is told of. */
export async function sendTestEventAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofEndpoint, async (ctx, input) => {
    await sendTestEvent(ctx, input);
    return translator(ctx.locale, "webhooks")("tested");
  });
}

/** Delivers again what was shown before: one event, what has failed, or a time range. */
export async function redeliverAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, redelivery, async (ctx, { from, to, eventId, endpointId, failed }) => {
    const created = from ? { gte: from, lt: to } : undefined;
    const { count } = await requestRedelivery(ctx, { endpointId, eventId, failed, created });
    return translator(ctx.locale, "webhooks")("redelivered", { count });
  });
}
