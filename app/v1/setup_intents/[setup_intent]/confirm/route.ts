import { endpoint } from "#app/v1/endpoint";
import { confirmSetupIntentContract } from "#app/v1/setup_intents/[setup_intent]/contract";
import { confirmSetupIntent } from "#domain/setup-intents/confirm-setup-intent";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(confirmSetupIntentContract, confirmSetupIntent);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
