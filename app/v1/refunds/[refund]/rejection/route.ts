import { endpoint } from "#app/v1/endpoint";
import { rejectRefundContract } from "#app/v1/refunds/contract";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(rejectRefundContract, rejectRefund);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
