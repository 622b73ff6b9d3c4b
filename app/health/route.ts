import { healthAnswer } from "#app/health/health-answer";

/** What a balancer asks; it tells strangers nothing but whether the installation runs. */
export function GET(): Promise<Response> {
  return healthAnswer();
}
