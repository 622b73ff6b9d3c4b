import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { StoredEvent } from "#domain/event-log/event";
import { loadEvent } from "#domain/event-log/load-event";
import { sentBody } from "#domain/webhook-deliveries/delivery-view";
import { listEndpoints } from "#domain/webhook-endpoints/list-endpoints";
import { signingSecrets } from "#domain/webhook-endpoints/signing-secrets";
import { mostEndpoints, type WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { explainSignature } from "#domain/webhook-signatures/explain-signature";
import type { Explanation, HeldSecret } from "#domain/webhook-signatures/explanation";

export interface DebugSignatureInput {
  readonly header: string;
  readonly body: string;
  /** What the receiver checks with; else the secrets of the endpoint. */
  readonly secret?: string | undefined;
  readonly endpointId?: string | undefined;
  /** When it is checked; now, unless told. */
  readonly at?: Temporal.Instant | undefined;
}

/** An explanation with the endpoints that it may name. */
export interface DebuggedSignature {
  readonly explanation: Explanation;
  readonly endpoints: readonly WebhookEndpoint[];
}

/** Says why a signature holds or fails; nothing of what is asked is kept, and no secret shown. */
export async function debugSignature(
  ctx: Context,
  input: DebugSignatureInput,
): Promise<DebuggedSignature> {
  requireScope(ctx, "webhooks:read");

  const { rows: endpoints } = await listEndpoints(ctx, { limit: mostEndpoints });
  const known = (await Promise.all(endpoints.map(heldSecrets))).flat();
  const at = input.at ?? ctx.clock();
  const explanation = explainSignature({
    header: input.header,
    body: input.body,
    at,
    offered: await offeredSecrets(input, { endpoints, known, at: ctx.clock() }),
    known,
    sent: await sentOf(ctx, input.body),
    mode: ctx.account.mode,
  });
  return { explanation, endpoints };
}

/** All secrets of an endpoint that are still there, also one whose overlap is over. */
async function heldSecrets(endpoint: WebhookEndpoint): Promise<readonly HeldSecret[]> {
  // As of its creation: whatever overlap it may have had ends after that.
  const secrets = await signingSecrets(endpoint, endpoint.createdAt);
  return secrets.map((secret, place) => ({
    secret,
    endpointId: endpoint.id,
    turn: place === 0 ? "present" : "former",
  }));
}

interface Held {
  readonly endpoints: readonly WebhookEndpoint[];
  readonly known: readonly HeldSecret[];
  readonly at: Temporal.Instant;
}

async function offeredSecrets(
  { secret, endpointId }: DebugSignatureInput,
  { endpoints, known, at }: Held,
): Promise<readonly HeldSecret[]> {
  if (secret) return [{ secret, endpointId: null, turn: "present" }];
  const endpoint = endpoints.find(({ id }) => id === endpointId);
  if (!endpoint) {
    throw new DomainError("parameter_missing", "Send a secret, or name an endpoint.", {
      param: "secret",
    });
  }
  const signing = await signingSecrets(endpoint, at);
  return known.filter((held) => held.endpointId === endpointId && signing.includes(held.secret));
}

/** Every body in which the event that a body claims to be may have been sent. */
async function sentOf(ctx: Context, body: string): Promise<readonly string[]> {
  const id = /"id"\s*:\s*"(evt_[0-9A-Za-z]+)"/.exec(body)?.[1];
  const event = id === undefined ? undefined : await eventOf(ctx, id);
  if (!event) return [];
  const counts = Array.from({ length: mostEndpoints + 1 }, (_, count) => count);
  return counts.map((pendingWebhooks) => sentBody({ event, pendingWebhooks }, ctx.account));
}

async function eventOf(ctx: Context, id: string): Promise<StoredEvent | undefined> {
  try {
    return await loadEvent(readerOf(ctx), id, "body");
  } catch (error) {
    if (error instanceof DomainError && error.code === "resource_missing") return undefined;
    throw error;
  }
}
