import * as z from "zod";
import { nextPageUrl } from "#app/v2/core/events/next-page-url";
import { thinEventSchema } from "#app/v2/core/events/thin-event-schema";
import type { Page } from "#domain/changes/page";
import type { ToldEvent } from "#domain/event-log/event";
import type { ListEventsInput } from "#domain/event-log/list-events";
import { thinEventView } from "#domain/event-log/thin-event-view";
import { contract } from "#http/contract";
import { wireCreated } from "#http/created";
import { renamed } from "#http/renamed";
import { wireArray, wireId, wireInteger, wireObject, wireText } from "#http/wire";

const names = renamed({ event: "eventId", object_id: "objectId", page: "startingAfter" });
const usualLimit = 20;
const largestLimit = 100;
const mostTypes = 20;
const longestType = 100;
const versionPrefix = /^v1\./;

/** A page of events, with what was asked for so that the next page can be. */
export interface ListedEvents {
  readonly asked: ListEventsInput;
  readonly page: Page<ToldEvent>;
}

export const listThinEventsContract = contract({
  method: "GET",
  path: "/v2/core/events",
  summary: "List events in short",
  scope: "events:read",
  input: wireObject({
    created: wireCreated().optional(),
    limit: wireInteger({ min: 1, max: largestLimit }).default(usualLimit),
    object_id: wireId().optional(),
    page: wireId().optional(),
    types: wireArray(wireText({ max: longestType }), { max: mostTypes }).optional(),
  })
    .transform((fields) => ({
      ...fields,
      types: fields.types?.map((type) => type.replace(versionPrefix, "")),
    }))
    .transform(names),
  answer: z.strictObject({
    data: z.array(thinEventSchema),
    next_page_url: z.string().nullable(),
    previous_page_url: z.null(),
  }),
  view: (listed: ListedEvents, { account, path }) => ({
    data: listed.page.rows.map(({ event }) => thinEventView(event, account)),
    next_page_url: nextPageUrl(path, listed),
    previous_page_url: null,
  }),
});

export const retrieveThinEventContract = contract({
  method: "GET",
  path: "/v2/core/events/{event}",
  summary: "Retrieve an event in short",
  scope: "events:read",
  input: wireObject({ event: wireId() }).transform(names),
  answer: thinEventSchema,
  view: ({ event }: ToldEvent, { account }) => thinEventView(event, account),
});
