import { endpoint } from "#app/v1/endpoint";
import { cancelRefundContract } from "#app/v1/refunds/contract";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(cancelRefundContract, cancelRefund);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
