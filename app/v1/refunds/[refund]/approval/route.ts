import { endpoint } from "#app/v1/endpoint";
import { approveRefundContract } from "#app/v1/refunds/contract";
import { askedForRefund } from "#domain/channel-operations/ask-channel";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(approveRefundContract, askedForRefund(approveRefund));
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
