import { endpoint } from "#app/v1/endpoint";
import { retrieveThinEventContract } from "#app/v2/core/events/contract";
import { retrieveEvent } from "#domain/event-log/retrieve-event";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveThinEventContract, retrieveEvent);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
