import { endpoint } from "#app/v1/endpoint";
import { listRateLimitsContract, setRateLimitContract } from "#app/v1/rate_limits/contract";
import { requireOperation } from "#app/v1/rate_limits/require-operation";
import { pageRateLimits } from "#domain/limit-settings/page-rate-limits";
import { setPartLimit } from "#domain/limit-settings/set-part-limit";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(listRateLimitsContract, pageRateLimits);
export const POST = endpoint(setRateLimitContract, async (ctx, input) => {
  await requireOperation(input.route);
  return setPartLimit(ctx, input);
});
export const { DELETE, HEAD, OPTIONS, PATCH, PUT } = otherMethods("GET", "POST");
