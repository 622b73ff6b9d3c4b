import { endpoint } from "#app/v1/endpoint";
import { removeRateLimitContract, retrieveRateLimitContract } from "#app/v1/rate_limits/contract";
import { removeRateLimit } from "#domain/limit-settings/remove-rate-limit";
import { retrieveRateLimit } from "#domain/limit-settings/retrieve-rate-limit";
import { otherMethods } from "#http/no-route";

export const GET = endpoint(retrieveRateLimitContract, retrieveRateLimit);
export const DELETE = endpoint(removeRateLimitContract, removeRateLimit);
export const { HEAD, OPTIONS, PATCH, POST, PUT } = otherMethods("DELETE", "GET");
