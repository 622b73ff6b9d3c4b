import { endpoint } from "#app/v1/endpoint";
import { retrieveEventContract } from "#app/v1/events/contract";
import { retrieveEvent } from "#domain/event-log/retrieve-event";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveEventContract, retrieveEvent);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
