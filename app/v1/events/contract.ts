import { eventSchema } from "#app/v1/events/event-schema";
import type { ToldEvent } from "#domain/event-log/event";
import { eventView } from "#domain/event-log/event-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireArray, wireBoolean, wireId, wireObject, wireText } from "#http/wire";

const names = renamed({
  delivery_success: "delivered",
  event: "eventId",
  related_object: "objectId",
});
const mostTypes = 20;
const longestType = 100;
const type = wireText({ max: longestType });

export const listEventsContract = listContract({
  path: "/v1/events",
  summary: "List events",
  scope: "events:read",
  input: listParameters({
    delivery_success: wireBoolean().optional(),
    related_object: wireId().optional(),
    type: type.optional(),
    types: wireArray(type, { max: mostTypes }).optional(),
  })
    .transform(({ type: only, types, ...fields }) => ({
      ...fields,
      types: only === undefined ? types : [only, ...(types ?? [])],
    }))
    .transform(names),
  item: eventSchema,
  view: eventView,
});

export const retrieveEventContract = contract({
  method: "GET",
  path: "/v1/events/{event}",
  summary: "Retrieve an event",
  scope: "events:read",
  input: wireObject({ event: wireId() }).transform(names),
  answer: eventSchema,
  view: (event: ToldEvent, { account }) => eventView(event, account),
});
