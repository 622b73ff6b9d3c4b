import { endpoint } from "#app/v1/endpoint";
import { createPaymentContract, listPaymentsContract } from "#app/v1/payment_intents/contract";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { createPayment } from "#domain/payments/create-payment";
import { listPayments } from "#domain/payments/list-payments";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listPaymentsContract, listPayments);
export const POST = endpoint(createPaymentContract, askedForPayment(createPayment));
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
