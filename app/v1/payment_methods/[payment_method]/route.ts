import { endpoint } from "#app/v1/endpoint";
import {
  retrievePaymentMethodContract,
  updatePaymentMethodContract,
} from "#app/v1/payment_methods/[payment_method]/contract";
import { retrievePaymentMethod } from "#domain/payment-methods/retrieve-payment-method";
import { updatePaymentMethod } from "#domain/payment-methods/update-payment-method";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrievePaymentMethodContract, retrievePaymentMethod);
export const POST = endpoint(updatePaymentMethodContract, updatePaymentMethod);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
