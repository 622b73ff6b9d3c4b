import { healthAnswer } from "#app/health/health-answer";

/** What a supervisor asks, to start a process anew that does not answer; it tells nothing else. */
export function GET(): Response {
  return healthAnswer();
}
