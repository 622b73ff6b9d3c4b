import { endpoint } from "#app/v1/endpoint";
import { retrieveRefundContract, updateRefundContract } from "#app/v1/refunds/contract";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { updateRefund } from "#domain/refunds/update-refund";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveRefundContract, retrieveRefund);
export const POST = endpoint(updateRefundContract, updateRefund);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
