import { endpoint } from "#app/v1/endpoint";
import { rotateSecretContract } from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { rotateSecret } from "#domain/webhook-endpoints/rotate-secret";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(rotateSecretContract, rotateSecret);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
