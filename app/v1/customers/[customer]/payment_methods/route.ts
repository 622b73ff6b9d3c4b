import { customerMethodsContract } from "#app/v1/customers/[customer]/payment_methods/contract";
import { endpoint } from "#app/v1/endpoint";
import { listPaymentMethods } from "#domain/payment-methods/list-payment-methods";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(customerMethodsContract, listPaymentMethods);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
