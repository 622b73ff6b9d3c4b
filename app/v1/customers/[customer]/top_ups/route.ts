import {
  createTopUpContract,
  listTopUpsContract,
} from "#app/v1/customers/[customer]/top_ups/contract";
import { endpoint } from "#app/v1/endpoint";
import { listTopUps } from "#domain/wallet-moves/list-moves";
import { topUp } from "#domain/wallet-moves/top-up";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listTopUpsContract, listTopUps);
export const POST = endpoint(createTopUpContract, topUp);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
