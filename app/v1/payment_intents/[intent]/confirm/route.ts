import { endpoint } from "#app/v1/endpoint";
import { confirmPaymentContract } from "#app/v1/payment_intents/[intent]/contract";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(confirmPaymentContract, askedForPayment(confirmPayment));
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
