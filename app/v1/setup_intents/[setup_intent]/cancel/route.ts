import { endpoint } from "#app/v1/endpoint";
import { cancelSetupIntentContract } from "#app/v1/setup_intents/[setup_intent]/contract";
import { cancelSetupIntent } from "#domain/setup-intents/cancel-setup-intent";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(cancelSetupIntentContract, cancelSetupIntent);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
