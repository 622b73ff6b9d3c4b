import { endpoint } from "#app/v1/endpoint";
import {
  deleteEndpointContract,
  retrieveEndpointContract,
  updateEndpointContract,
} from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { deleteEndpoint } from "#domain/webhook-endpoints/delete-endpoint";
import { retrieveEndpoint } from "#domain/webhook-endpoints/retrieve-endpoint";
import { updateEndpoint } from "#domain/webhook-endpoints/update-endpoint";
import { otherMethods } from "#http/no-route";

export const DELETE = endpoint(deleteEndpointContract, deleteEndpoint);
export const GET = endpoint(retrieveEndpointContract, retrieveEndpoint);
export const POST = endpoint(updateEndpointContract, updateEndpoint);
export const { HEAD, OPTIONS, PATCH, PUT } = otherMethods("DELETE", "GET", "POST");
