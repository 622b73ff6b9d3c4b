import { endpoint } from "#app/v1/endpoint";
import { createEndpointContract, listEndpointsContract } from "#app/v1/webhook_endpoints/contract";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { listEndpoints } from "#domain/webhook-endpoints/list-endpoints";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listEndpointsContract, listEndpoints);
export const POST = endpoint(createEndpointContract, createEndpoint);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
