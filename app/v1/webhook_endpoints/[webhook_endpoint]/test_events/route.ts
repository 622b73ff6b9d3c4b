import { endpoint } from "#app/v1/endpoint";
import { sendTestEventContract } from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { sendTestEvent } from "#domain/webhook-deliveries/send-test-event";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(sendTestEventContract, sendTestEvent);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
