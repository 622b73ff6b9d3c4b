import { metricsAnswer } from "#app/metrics/metrics-answer";
import { settings } from "#platform/settings";

/** What a monitor reads; the token is a setting of the installation. */
export function GET(request: Request): Promise<Response> {
  return metricsAnswer(request, settings().metricsToken);
}
