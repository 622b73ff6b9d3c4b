import { endpoint } from "#app/v1/endpoint";
import { detachPaymentMethodContract } from "#app/v1/payment_methods/[payment_method]/contract";
import { detachPaymentMethod } from "#domain/payment-methods/detach-payment-method";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(detachPaymentMethodContract, detachPaymentMethod);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
