import { endpoint } from "#app/v1/endpoint";
import {
  retrievePaymentLinkContract,
  updatePaymentLinkContract,
} from "#app/v1/payment_links/contract";
import { retrievePaymentLink } from "#domain/payment-links/retrieve-payment-link";
import { updatePaymentLink } from "#domain/payment-links/update-payment-link";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrievePaymentLinkContract, retrievePaymentLink);
export const POST = endpoint(updatePaymentLinkContract, updatePaymentLink);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
