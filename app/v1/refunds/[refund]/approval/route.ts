import { endpoint } from "#app/v1/endpoint";
import { approveRefundContract } from "#app/v1/refunds/contract";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(approveRefundContract, approveRefund);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
