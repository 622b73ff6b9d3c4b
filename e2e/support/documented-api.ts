import { expect } from "vitest";
import * as z from "zod";
import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import { setupIntentSchema } from "#app/v1/setup_intents/setup-intent-schema";
import type { Account } from "#domain/access/context";
import { anAccount } from "#e2e/support/account";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import { anApiKeyOf, call, type Received } from "#e2e/support/handler";
import { requireApprovalAbove } from "#e2e/support/shop";
import type { Endpoint } from "#http/endpoint";

/** Calls one operation by method and path; a query goes with the path. */
export type Ask = (operation: string, form?: Readonly<Record<string, string>>) => Promise<Received>;

/** The API of one account, asked with a key. */
export interface DocumentedApi {
  readonly account: Account;
  readonly ask: Ask;
  /** The summaries of the operations that nobody has asked for yet. */
  readonly uncalled: () => readonly string[];
}

/** What is documented of a decline, with the object that waits for another card. */
const declineSchema = z.strictObject({
  error: z.strictObject({
    type: z.literal("card_error"),
    code: z.string(),
    decline_code: z.string().optional(),
    message: z.string(),
    param: z.string().optional(),
    doc_url: z.url(),
    request_log_url: z.url(),
    charge: z.string().optional(),
    payment_intent: paymentIntentSchema.optional(),
    setup_intent: setupIntentSchema.optional(),
  }),
});

/** An API whose every answer is held to what is documented of its operation. */
export async function aDocumentedApi(): Promise<DocumentedApi> {
  const account = await anAccount();
  await requireApprovalAbove(account, 100n);
  const key = await anApiKeyOf(account);
  const endpoints = (await apiRoutes()).flatMap(endpointsOf);
  const called = new Set<Endpoint>();
  const ask: Ask = async (operation, form = {}) => {
    const [method = "", path = ""] = operation.split(" ");
    // Routes are in the order of their names: the fixed words come after the parameters.
    const endpoint = endpoints.findLast((each) => matches(each, method, path));
    if (!endpoint) throw new Error(`no operation ${operation}`);
    called.add(endpoint);
    const sent = { method: endpoint.contract.method, path, key };
    const answer = await call(endpoint, method === "POST" ? { ...sent, form } : sent);
    requireDocumented(operation, endpoint, answer);
    return answer;
  };
  const uncalled = () => endpoints.filter((endpoint) => !called.has(endpoint));
  return { account, ask, uncalled: () => uncalled().map(({ contract }) => contract.summary) };
}

function matches({ contract }: Endpoint, method: string, path: string): boolean {
  const pattern = contract.path.replaceAll(/\{[a-z_]+\}/g, "[^/?]+");
  return contract.method === method && new RegExp(`^${pattern}(\\?|$)`).test(path);
}

function requireDocumented(operation: string, { contract }: Endpoint, answer: Received): void {
  const isDecline = answer.status === 402;
  expect([operation, answer.status]).toEqual([operation, isDecline ? 402 : 200]);
  if (operation.includes("expand")) return; // What stands in place of ids has schemas of its own.
  const documented = isDecline ? declineSchema : contract.answer;
  const { error } = documented.safeParse(answer.body);
  expect([operation, error && z.prettifyError(error)]).toEqual([operation, undefined]);
}
