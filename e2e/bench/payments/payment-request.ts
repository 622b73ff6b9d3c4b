import { freshKey } from "#e2e/bench/load/load-job";

const body = "amount=2000&currency=cny&payment_method=pm_card_visa&confirm=true";

/** What a payment's answer has in it when it went well. */
export const paymentSucceeded = '"status":"succeeded"';

/** The request that takes a payment, as programs send it: under a key of its own each time. */
export function paymentRequest(key: string): string {
  return [
    "POST /v1/payment_intents HTTP/1.1",
    "host: 127.0.0.1",
    `authorization: Bearer ${key}`,
    `idempotency-key: ${freshKey}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n");
}
