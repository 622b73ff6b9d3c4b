import { databaseAnswers } from "#db/database-answers";
import { isDraining } from "#http/draining";
import { PlainResponse } from "#http/plain-response";

type Status = "database_unreachable" | "draining" | "ok";

/** Says to balancers whether to send requests here: 200 for yes, 503 with the reason for no. */
export async function healthAnswer(
  isEnding: () => boolean = isDraining,
  answers: () => Promise<boolean> = databaseAnswers,
): Promise<Response> {
  if (isEnding()) return told("draining");
  return told((await answers()) ? "ok" : "database_unreachable");
}

function told(status: Status): Response {
  return new PlainResponse({
    status: status === "ok" ? 200 : 503,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ status }),
  });
}
