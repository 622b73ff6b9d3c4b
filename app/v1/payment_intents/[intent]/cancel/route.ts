import { endpoint } from "#app/v1/endpoint";
import { cancelPaymentContract } from "#app/v1/payment_intents/[intent]/contract";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(cancelPaymentContract, askedForPayment(cancelPayment));
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
