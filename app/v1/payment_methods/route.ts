import { endpoint } from "#app/v1/endpoint";
import {
  createPaymentMethodContract,
  listPaymentMethodsContract,
} from "#app/v1/payment_methods/contract";
import { createPaymentMethod } from "#domain/payment-methods/create-payment-method";
import { listPaymentMethods } from "#domain/payment-methods/list-payment-methods";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listPaymentMethodsContract, listPaymentMethods);
export const POST = endpoint(createPaymentMethodContract, createPaymentMethod);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
