import { readyAnswer } from "#app/ready/ready-answer";

/** What a balancer asks; it tells strangers nothing but whether to send requests here. */
export function GET(): Promise<Response> {
  return readyAnswer();
}
