import type { ApiKey } from "#domain/api-keys/api-key";
import { signingIssuerKey } from "#domain/issuer-keys/published-issuer-keys";
import { nonceIn } from "#domain/signatures/accept-signature";
import { contentDigest } from "#domain/signatures/content-digest";
import { signatureSeconds, tags } from "#domain/signatures/request-profile";
import { signatureFields } from "#domain/signatures/sign-message";
import type { Answer } from "#http/answer";
import { systemClock, unixSeconds } from "#platform/clock";
import type { Id } from "#platform/ids";

/** The answer's request, by which whoever gets the answer can tell that it is for theirs. */
export interface AnsweredRequest {
  readonly request: Request;
  readonly requestId: Id<"req">;
}

const components = ["@status", "content-type", "content-digest", "request-id"];

/** Whether answers to this key are signed, always or because this request asks for it. */
export function wantsSignedAnswer(
  { headers }: Request,
  apiKey: Pick<ApiKey, "signedAnswers">,
): boolean {
  return apiKey.signedAnswers || headers.get("accept-signature") !== null;
}

/**
 * The answer, a refusal too, with a signature of ours, which repeats the nonce of the request or of
 * its wish.
 */
export async function signedAnswer(
  answer: Answer,
  { request, requestId }: AnsweredRequest,
): Promise<Answer> {
  const { headers } = request;
  const key = await signingIssuerKey("Ed25519", systemClock);
  const created = unixSeconds(systemClock());
  const digest = contentDigest(answer.body);
  const fields: Readonly<Record<string, string>> = {
    "content-type": "application/json",
    "content-digest": digest,
    "request-id": requestId,
  };
  const message = {
    method: request.method,
    targetUri: request.url,
    status: answer.status,
    field: (name: string) => fields[name] ?? null,
  };
  const signature = signatureFields(message, {
    key: key.privateKey,
    algorithm: "ed25519",
    components,
    parameters: {
      created,
      expires: created + signatureSeconds.longest,
      keyid: key.id,
      tag: tags.answer,
      nonce: nonceIn(headers.get("accept-signature")) ?? nonceIn(headers.get("signature-input")),
    },
  });
  return { ...answer, headers: { ...answer.headers, "content-digest": digest, ...signature } };
}
