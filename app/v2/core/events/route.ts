import { endpoint } from "#app/v1/endpoint";
import { listThinEventsContract } from "#app/v2/core/events/contract";
import { listEvents } from "#domain/event-log/list-events";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listThinEventsContract, async (ctx, input) => ({
  asked: input,
  page: await listEvents(ctx, input),
}));
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
