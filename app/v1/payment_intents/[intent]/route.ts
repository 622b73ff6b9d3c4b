import { endpoint } from "#app/v1/endpoint";
import {
  retrievePaymentContract,
  updatePaymentContract,
} from "#app/v1/payment_intents/[intent]/contract";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { updatePayment } from "#domain/payments/update-payment";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrievePaymentContract, retrievePayment);
export const POST = endpoint(updatePaymentContract, updatePayment);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
