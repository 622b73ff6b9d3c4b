import { endpoint } from "#app/v1/endpoint";
import { attachPaymentMethodContract } from "#app/v1/payment_methods/[payment_method]/contract";
import { attachPaymentMethod } from "#domain/payment-methods/attach-payment-method";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(attachPaymentMethodContract, attachPaymentMethod);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
