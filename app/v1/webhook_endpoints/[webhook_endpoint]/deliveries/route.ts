import { endpoint } from "#app/v1/endpoint";
import { listDeliveriesContract } from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { listDeliveries } from "#domain/webhook-deliveries/list-deliveries";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listDeliveriesContract, listDeliveries);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
