import { endpoint } from "#app/v1/endpoint";
import { listRefundsContract, requestRefundContract } from "#app/v1/refunds/contract";
import { askedForRefund } from "#domain/channel-operations/ask-channel";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listRefundsContract, listRefunds);
export const POST = endpoint(requestRefundContract, askedForRefund(requestRefund));
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
