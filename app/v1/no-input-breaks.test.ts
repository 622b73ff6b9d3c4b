import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { createSchema } from "zod-openapi";
import { anAccount } from "#e2e/support/account";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";
import { anApiKeyOf } from "#e2e/support/handler";
import type { Endpoint } from "#http/endpoint";
import { pathNames } from "#http/read-parameters";

const nasty = fc.oneof(
  fc.constantFrom<unknown>(-1, 0, -0, 0.1, 1, 100, 1e21, 2 ** 53, 253402300800, 999999999999),
  fc.constantFrom<unknown>(null, true, [], {}, "", " 12 ", "1e3", "0x10", "NaN", "Infinity"),
  fc.constantFrom("١٢", "US", "XTS", "ΕUR", "jpy", "\u0000", "\ud800", "a\u0301", "true", "100"),
  fc.constantFrom("pm_card_visa", "cus_0000000000000000000000", "pi_zzzzzzzzzzzzzzzzzzzzzz"),
  fc.constantFrom("automatic", "manual", "eur", "card", "https://a.example", "a@b.c"),
  fc.constantFrom("9".repeat(400), "x".repeat(6_000)),
  fc.string({ unit: "binary" }),
  fc.jsonValue(),
);

const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}) });

const problemSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Parameters by the names that the operation knows, and by others. */
function parametersOf(endpoint: Endpoint) {
  const rendered = createSchema(endpoint.contract.input, { io: "input" });
  const { properties } = objectSchema.parse(rendered.schema);
  const names = Object.keys(properties);
  const known = names.length > 0 ? fc.constantFrom(...names) : fc.constant("expand");
  const others = fc.constantFrom(
    "expand",
    "metadata",
    "__proto__",
    "constructor",
    "a[b]",
    "toString",
  );
  return fc.dictionary(fc.oneof({ weight: 6, arbitrary: known }, others), nasty, { maxKeys: 8 });
}

function pathOf({ contract }: Endpoint, segment: string): string {
  return pathNames(contract.path).reduce<string>(
    (path, name) => path.replace(`{${name}}`, encodeURIComponent(segment.toWellFormed()) || "x"),
    contract.path,
  );
}

interface Draw {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly segment: string;
  readonly asJson: boolean;
}

function spelled({ endpoint, parameters, segment, asJson }: Draw, key: string): Request {
  const url = `http://127.0.0.1${pathOf(endpoint, segment)}`;
  const form = Object.entries(parameters)
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)])
    .map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join("="))
    .join("&");
  const { method } = endpoint.contract;
  if (method !== "POST") {
    return new Request(`${url}?${form}`, { method, headers: { authorization: `Bearer ${key}` } });
  }
  const type = asJson ? "application/json" : "application/x-www-form-urlencoded";
  return new Request(url, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": type },
    body: asJson ? JSON.stringify(parameters) : form,
  });
}

test("no input makes an operation fail on our side", { timeout: 120_000 }, async () => {
  const key = await anApiKeyOf(await anAccount());
  const endpoints = (await apiRoutes()).flatMap(endpointsOf);
  const draw = fc.constantFrom(...endpoints).chain((endpoint) =>
    fc.record({
      endpoint: fc.constant(endpoint),
      parameters: parametersOf(endpoint),
      segment: fc.oneof(fc.constantFrom("pm_card_visa", "cus_x", "..%2f"), fc.string()),
      asJson: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(draw, async (drawn) => {
      const answer = await drawn.endpoint(spelled(drawn, key));
      const text = await answer.text();
      expect(answer.status).toBeLessThan(500);
      if (answer.status < 400) return;
      const { error } = problemSchema.parse(JSON.parse(text));
      expect(error.code).toMatch(/^[a-z_]+$/);
      expect(error.message).toMatch(/\.$|unknown parameter/);
    }),
    { numRuns: 1_500 },
  );
});
