import { endpoint } from "#app/v1/endpoint";
import { createPayoutContract, listPayoutsContract } from "#app/v1/payouts/contract";
import { createPayout } from "#domain/payouts/create-payout";
import { listPayouts } from "#domain/payouts/list-payouts";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listPayoutsContract, listPayouts);
export const POST = endpoint(createPayoutContract, createPayout);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
