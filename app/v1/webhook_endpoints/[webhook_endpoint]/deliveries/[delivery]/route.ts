import { endpoint } from "#app/v1/endpoint";
import { retrieveDeliveryContract } from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { retrieveDelivery } from "#domain/webhook-deliveries/retrieve-delivery";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveDeliveryContract, retrieveDelivery);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
