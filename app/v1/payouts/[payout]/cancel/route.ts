import { endpoint } from "#app/v1/endpoint";
import { cancelPayoutContract } from "#app/v1/payouts/contract";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(cancelPayoutContract, cancelPayout);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
