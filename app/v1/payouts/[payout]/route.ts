import { endpoint } from "#app/v1/endpoint";
import { retrievePayoutContract, updatePayoutContract } from "#app/v1/payouts/contract";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { updatePayout } from "#domain/payouts/update-payout";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrievePayoutContract, retrievePayout);
export const POST = endpoint(updatePayoutContract, updatePayout);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
