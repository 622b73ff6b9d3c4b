import { endpoint } from "#app/v1/endpoint";
import { capturePaymentContract } from "#app/v1/payment_intents/[intent]/contract";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(capturePaymentContract, askedForPayment(capturePayment));
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
