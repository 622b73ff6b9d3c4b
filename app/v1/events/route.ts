import { endpoint } from "#app/v1/endpoint";
import { listEventsContract } from "#app/v1/events/contract";
import { listEvents } from "#domain/event-log/list-events";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listEventsContract, listEvents);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
