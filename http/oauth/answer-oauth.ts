import * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { askNode } from "#http/oauth/node-bridge";
import { oauthProvider } from "#http/oauth/provider";
import { readBody } from "#http/read-body";

const Discovered = z.looseObject({
  grant_types_supported: z.array(z.string()),
  response_types_supported: z.array(z.string()),
});

/** Legacy grants, which an admin may allow one application, and nobody is to find by looking. */
const undiscovered: ReadonlySet<string> = new Set(["implicit", "password"]);

/** Answers what the protocol is asked at one of its addresses. */
export async function answerOauth(request: Request): Promise<Response> {
  const provider = await oauthProvider();
  const body = await bodyOf(request);
  if (body === undefined) return Response.json({ error: "invalid_request" }, { status: 413 });
  const ask = provider.callback();
  return guarded(
    await askNode(request, body, (incoming, outgoing) => void ask(incoming, outgoing)),
  );
}

/** What of the protocol is offered to everyone, for those who look. */
export async function answerDiscovery(request: Request): Promise<Response> {
  const answer = await answerOauth(request);
  if (answer.status !== 200) return answer;
  const found = Discovered.parse(await answer.json());
  const shown = {
    ...found,
    grant_types_supported: found.grant_types_supported.filter((type) => !undiscovered.has(type)),
    response_types_supported: ["code"],
    response_modes_supported: ["query", "form_post"],
  };
  return Response.json(shown, { headers: answer.headers });
}

async function bodyOf(request: Request): Promise<string | undefined> {
  if (request.method !== "POST") return "";
  try {
    return await readBody(request);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** Nothing of it is kept by anyone, shown in a frame, or told on by the page it leads to. */
function guarded(answer: Response): Response {
  const { headers } = answer;
  headers.set("cache-control", "no-store");
  headers.set("referrer-policy", "no-referrer");
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  return answer;
}
