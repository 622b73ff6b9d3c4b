import { endpoint } from "#app/v1/endpoint";
import {
  createPaymentLinkContract,
  listPaymentLinksContract,
} from "#app/v1/payment_links/contract";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { listPaymentLinks } from "#domain/payment-links/list-payment-links";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listPaymentLinksContract, listPaymentLinks);
export const POST = endpoint(createPaymentLinkContract, createPaymentLink);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
