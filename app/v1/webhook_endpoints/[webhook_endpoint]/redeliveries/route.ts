import { endpoint } from "#app/v1/endpoint";
import { requestRedeliveryContract } from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { countRedelivery } from "#domain/webhook-redeliveries/count-redelivery";
import { requestRedelivery } from "#domain/webhook-redeliveries/request-redelivery";
import { otherMethods } from "#http/no-route";

export const POST = endpoint(requestRedeliveryContract, (ctx, input) =>
  input.dryRun ? countRedelivery(ctx, input) : requestRedelivery(ctx, input),
);
export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
