import { POST as createCustomer } from "#app/v1/customers/route";
import { call, type Received } from "#e2e/support/handler";
import { anIntegrator, type Integrator, signedHeaders, type ToSign } from "#e2e/support/signing";

/** A request that is easy to sign: it makes a customer. */
export const customer = { method: "POST", path: "/v1/customers", body: "name=Ada" } as const;

/** What is answered to these headers and, unless told otherwise, the body of that request. */
export function send(
  headers: Readonly<Record<string, string>>,
  sent: Partial<ToSign> = {},
): Promise<Received> {
  return call(createCustomer, { ...customer, ...sent, headers });
}

/** The name and the sentence of a refusal by this code; whatever else is answered is a fault. */
export async function refused(
  answer: Promise<Received>,
  code = "signature_invalid",
): Promise<string> {
  const got = await answer;
  const status = code === "content_digest_mismatch" ? 400 : 401;
  if (got.status !== status || got.at("error", "code") !== code) {
    throw new Error(`Not refused by ${code} but: ${got.text}`);
  }
  return `${got.textAt("error", "param")}: ${got.textAt("error", "message")}`;
}

let known: Integrator | undefined;

/** One integrator for the attacks that leave nothing behind. */
export async function anySigner(): Promise<Integrator> {
  known ??= await anIntegrator("ed25519");
  return known;
}

/** The headers of that request, signed by that integrator but for what is said here. */
export async function signedPost(asked: Partial<ToSign> = {}) {
  return signedHeaders(await anySigner(), "ed25519", { ...customer, ...asked });
}
