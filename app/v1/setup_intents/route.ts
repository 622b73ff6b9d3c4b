import { endpoint } from "#app/v1/endpoint";
import {
  createSetupIntentContract,
  listSetupIntentsContract,
} from "#app/v1/setup_intents/contract";
import { createSetupIntent } from "#domain/setup-intents/create-setup-intent";
import { listSetupIntents } from "#domain/setup-intents/list-setup-intents";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listSetupIntentsContract, listSetupIntents);
export const POST = endpoint(createSetupIntentContract, createSetupIntent);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
