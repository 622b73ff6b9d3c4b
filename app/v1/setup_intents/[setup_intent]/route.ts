import { endpoint } from "#app/v1/endpoint";
import {
  retrieveSetupIntentContract,
  updateSetupIntentContract,
} from "#app/v1/setup_intents/[setup_intent]/contract";
import { retrieveSetupIntent } from "#domain/setup-intents/retrieve-setup-intent";
import { updateSetupIntent } from "#domain/setup-intents/update-setup-intent";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveSetupIntentContract, retrieveSetupIntent);
export const POST = endpoint(updateSetupIntentContract, updateSetupIntent);
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
