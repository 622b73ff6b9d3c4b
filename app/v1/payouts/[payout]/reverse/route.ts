import { endpoint } from "#app/v1/endpoint";
import { reversePayoutContract } from "#app/v1/payouts/contract";
import { reversePayout } from "#domain/payouts/reverse-payout";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(reversePayoutContract, reversePayout);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
