import { endpoint } from "#app/v1/endpoint";
import { capturePaymentContract } from "#app/v1/payment_intents/[intent]/contract";
import { capturePayment } from "#domain/payments/capture-payment";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(capturePaymentContract, capturePayment);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
