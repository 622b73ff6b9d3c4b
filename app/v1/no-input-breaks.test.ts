import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import { drawnParameters, formOf } from "#e2e/support/drawn-parameters";
import { anApiKeyOf } from "#e2e/support/handler";
import { filledPath, idsByParameter, oneOfEach } from "#e2e/support/one-of-each";
import { aShop } from "#e2e/support/shop";
import type { Endpoint } from "#http/endpoint";
import type { IdPrefix } from "#platform/ids";

const problemSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

interface Draw {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What stands in the path in place of what is really there. */
  readonly segment: string | undefined;
  readonly asJson: boolean;
}

function spelled(draw: Draw, key: string, ids: Readonly<Partial<Record<IdPrefix, string>>>) {
  const { method, path } = draw.endpoint.contract;
  const segment = (prefix: IdPrefix) => draw.segment ?? ids[prefix] ?? "x";
  const idOf = (prefix: IdPrefix) =>
    encodeURIComponent(segment(prefix).toWellFormed()).replaceAll(".", "%2E") || "x";
  const url = `http://127.0.0.1${filledPath(path, idOf)}`;
  const authorization = `Bearer ${key}`;
  const form = formOf(draw.parameters);
  if (method !== "POST")
    return new Request(`${url}?${form}`, { method, headers: { authorization } });
  const type = draw.asJson ? "application/json" : "application/x-www-form-urlencoded";
  return new Request(url, {
    method,
    headers: { authorization, "content-type": type },
    body: draw.asJson ? JSON.stringify(draw.parameters) : form,
  });
}

test("no input makes an operation fail on our side", { timeout: 240_000 }, async () => {
  const shop = await aShop();
  const [key, ids] = [await anApiKeyOf(shop.account), await oneOfEach(shop)];
  const endpoints = (await apiRoutes()).flatMap(endpointsOf);
  const named = idsByParameter(ids);
  const reached = new Set<Endpoint>();
  const segment = fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom("pm_card_visa", "cus_x", "..%2f") },
    { weight: 1, arbitrary: fc.string() },
  );
  const draws = endpoints.map((endpoint) =>
    fc.record<Draw>({
      endpoint: fc.constant(endpoint),
      parameters: drawnParameters(endpoint.contract, named),
      segment,
      asJson: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(...draws), async (drawn) => {
      const answer = await drawn.endpoint(spelled(drawn, key, ids));
      const text = await answer.text();
      expect(answer.status).toBeLessThan(500);
      if (answer.status === 200) reached.add(drawn.endpoint);
      if (answer.status < 400) return;
      const { error } = problemSchema.parse(JSON.parse(text));
      expect(error.code).toMatch(/^[a-z_]+$/);
      expect(error.message).toMatch(/\.$|unknown parameter/);
    }),
    { numRuns: 2_500 },
  );
  // What never gets past its validation shows nothing of what comes behind it.
  expect(reached.size).toBeGreaterThan(endpoints.length / 2);
});
