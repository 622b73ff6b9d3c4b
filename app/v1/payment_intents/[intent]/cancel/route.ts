import { endpoint } from "#app/v1/endpoint";
import { cancelPaymentContract } from "#app/v1/payment_intents/[intent]/contract";
import { cancelPayment } from "#domain/payments/cancel-payment";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(cancelPaymentContract, cancelPayment);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
