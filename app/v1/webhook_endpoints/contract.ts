import { optionalText } from "#app/v1/fields";
import {
  shownSecretSchema,
  webhookEndpointSchema,
} from "#app/v1/webhook_endpoints/webhook-endpoint-schema";
import type { ShownSecret } from "#domain/webhook-endpoints/webhook-endpoint";
import {
  shownSecretView,
  webhookEndpointView,
} from "#domain/webhook-endpoints/webhook-endpoint-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireArray, wireBoolean, wireMetadata, wireObject, wireText } from "#http/wire";

const longestUrl = 2_048;
const longestType = 100;
const mostTypes = 250;

/** What can be said of an endpoint, when it is added and later. */
export const endpointParameters = {
  url: wireText({ max: longestUrl }),
  enabled_events: wireArray(wireText({ max: longestType }), { max: mostTypes }).min(
    1,
    "must name at least one type, such as refund.created, refund.* or *.",
  ),
  description: optionalText(1_000),
  message_signatures: wireBoolean().optional(),
  metadata: wireMetadata().optional(),
};

export const createEndpointContract = contract({
  method: "POST",
  path: "/v1/webhook_endpoints",
  summary: "Create a webhook endpoint",
  scope: "webhooks:write",
  input: wireObject({
    ...endpointParameters,
    api_version: wireText({ max: 40 }).optional(),
  }).transform(renamed({ message_signatures: "signedMessages" })),
  answer: shownSecretSchema,
  showsSecret: true,
  view: (shown: ShownSecret, { account }) => shownSecretView(shown, account),
});

export const listEndpointsContract = listContract({
  path: "/v1/webhook_endpoints",
  summary: "List webhook endpoints",
  scope: "webhooks:read",
  input: listParameters({}).transform(renamed({})),
  item: webhookEndpointSchema,
  view: webhookEndpointView,
});
