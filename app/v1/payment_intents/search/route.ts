import { endpoint } from "#app/v1/endpoint";
import { searchPaymentsContract } from "#app/v1/payment_intents/search/contract";
import { searchPayments } from "#domain/search/search-payments";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(searchPaymentsContract, searchPayments);
export const { DELETE, HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("GET");
