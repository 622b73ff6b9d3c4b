import { endpointParameters } from "#app/v1/webhook_endpoints/contract";
import { deliverySchema, deliveryStorySchema } from "#app/v1/webhook_endpoints/delivery-schema";
import { redeliverySchema } from "#app/v1/webhook_endpoints/redelivery-schema";
import {
  deletedEndpointSchema,
  shownSecretSchema,
  webhookEndpointSchema,
} from "#app/v1/webhook_endpoints/webhook-endpoint-schema";
import {
  type DeliveryStory,
  deliveryStoryView,
  deliveryView,
} from "#domain/webhook-deliveries/delivery-view";
import { overlapHours } from "#domain/webhook-endpoints/rotate-secret";
import type { ShownSecret, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import {
  deletedEndpointView,
  shownSecretView,
  webhookEndpointView,
} from "#domain/webhook-endpoints/webhook-endpoint-view";
import type { RequestedRedelivery } from "#domain/webhook-redeliveries/redelivery";
import { redeliveryView } from "#domain/webhook-redeliveries/redelivery-view";
import { contract, type Shown } from "#http/contract";
import { wireCreated } from "#http/created";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireBoolean, wireEnum, wireId, wireInteger, wireObject } from "#http/wire";

const names = renamed({
  message_signatures: "signedMessages",
  webhook_endpoint: "endpointId",
});
const one = { webhook_endpoint: wireId() };
const shown = {
  answer: webhookEndpointSchema,
  view: (endpoint: WebhookEndpoint, { account }: Shown) => webhookEndpointView(endpoint, account),
};

export const retrieveEndpointContract = contract({
  method: "GET",
  path: "/v1/webhook_endpoints/{webhook_endpoint}",
  summary: "Retrieve a webhook endpoint",
  scope: "webhooks:read",
  input: wireObject(one).transform(names),
  ...shown,
});

export const updateEndpointContract = contract({
  method: "POST",
  path: "/v1/webhook_endpoints/{webhook_endpoint}",
  summary: "Update a webhook endpoint",
  scope: "webhooks:write",
  input: wireObject({
    ...one,
    ...endpointParameters,
    url: endpointParameters.url.optional(),
    enabled_events: endpointParameters.enabled_events.optional(),
    disabled: wireBoolean().optional(),
  }).transform(names),
  ...shown,
});

export const deleteEndpointContract = contract({
  method: "DELETE",
  path: "/v1/webhook_endpoints/{webhook_endpoint}",
  summary: "Delete a webhook endpoint",
  scope: "webhooks:write",
  input: wireObject(one).transform(names),
  answer: deletedEndpointSchema,
  view: deletedEndpointView,
});

export const rotateSecretContract = contract({
  method: "POST",
  path: "/v1/webhook_endpoints/{webhook_endpoint}/secret",
  summary: "Give a webhook endpoint a new secret",
  scope: "webhooks:write",
  input: wireObject({
    ...one,
    overlap_hours: wireInteger({ min: 0, max: overlapHours.most }).optional(),
  }).transform(names),
  answer: shownSecretSchema,
  showsSecret: true,
  view: (rotated: ShownSecret, { account }) => shownSecretView(rotated, account),
});

export const sendTestEventContract = contract({
  method: "POST",
  path: "/v1/webhook_endpoints/{webhook_endpoint}/test_events",
  summary: "Send a test event to a webhook endpoint",
  scope: "webhooks:write",
  input: wireObject(one).transform(names),
  ...shown,
});

const deliveryNames = renamed({
  delivery: "deliveryId",
  event: "eventId",
  status: "state",
  webhook_endpoint: "endpointId",
});

export const listDeliveriesContract = listContract({
  path: "/v1/webhook_endpoints/{webhook_endpoint}/deliveries",
  summary: "List what was sent to a webhook endpoint",
  scope: "webhooks:read",
  input: listParameters({
    webhook_endpoint: wireId(),
    event: wireId().optional(),
    status: wireEnum(["pending", "succeeded", "failed"]).optional(),
  }).transform(deliveryNames),
  item: deliverySchema,
  view: deliveryView,
});

export const retrieveDeliveryContract = contract({
  method: "GET",
  path: "/v1/webhook_endpoints/{webhook_endpoint}/deliveries/{delivery}",
  summary: "Retrieve a delivery with its attempts",
  scope: "webhooks:read",
  input: wireObject({ webhook_endpoint: wireId(), delivery: wireId() }).transform(deliveryNames),
  answer: deliveryStorySchema,
  view: (story: DeliveryStory, { account }) => deliveryStoryView(story, account),
});

export const requestRedeliveryContract = contract({
  method: "POST",
  path: "/v1/webhook_endpoints/{webhook_endpoint}/redeliveries",
  summary: "Deliver events again, or only count them",
  scope: "webhooks:write",
  input: wireObject({
    webhook_endpoint: wireId(),
    event: wireId().optional(),
    failed: wireBoolean().optional(),
    created: wireCreated().optional(),
    dry_run: wireBoolean().optional(),
  }).transform(deliveryNames),
  answer: redeliverySchema,
  view: (asked: RequestedRedelivery, { account }) => redeliveryView(asked, account),
});
