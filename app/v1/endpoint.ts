import { objectKinds } from "#app/v1/objects";
import { createEndpoint } from "#http/endpoint";

/** An API handler: a contract and the verb that keeps it. */
export const endpoint = createEndpoint(objectKinds);
