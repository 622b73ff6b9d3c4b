import { customerMethodContract } from "#app/v1/customers/[customer]/payment_methods/contract";
import { endpoint } from "#app/v1/endpoint";
import { retrievePaymentMethod } from "#domain/payment-methods/retrieve-payment-method";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(customerMethodContract, retrievePaymentMethod);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
