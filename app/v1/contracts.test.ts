import { expect, test } from "vitest";
import * as z from "zod";
import { GET as unknown } from "#app/v1/[[...unknown]]/route";
import { contracts, tags } from "#app/v1/contracts";
import { objectKinds } from "#app/v1/objects";
import { apiRoutes, endpointsOf, methods } from "#e2e/support/api-routes";
import { call } from "#e2e/support/handler";
import { openApiDocument } from "#http/openapi";

test("every route answers every method, by a contract of its own path or with a 405", async () => {
  const routes = await apiRoutes();
  expect(routes.length).toBeGreaterThan(15);
  for (const { path, handlers } of routes) {
    expect(Object.keys(handlers).toSorted()).toEqual([...methods]);
    for (const [method, handler] of Object.entries(handlers)) {
      if ("contract" in handler) expect(handler.contract).toMatchObject({ method, path });
      else expect((await handler(new Request(`http://127.0.0.1${path}`))).status).toBe(405);
    }
  }
});

test("every operation is documented once, and nothing else is", async () => {
  const operations = (await apiRoutes()).flatMap(endpointsOf).map(({ contract }) => contract);
  const listed = Object.values(contracts);
  expect(new Set(listed).size).toBe(listed.length);
  expect(new Set(listed)).toEqual(new Set(operations));
  const document = openApiDocument({ contracts, tags, kinds: objectKinds, origin: "http://x" });
  const paths = z.record(z.string(), z.record(z.string(), z.unknown())).parse(document.paths);
  const documented = Object.values(paths).flatMap((path) => Object.keys(path));
  expect(documented).toHaveLength(operations.length);
});

test("every operation stands under a heading of its own", () => {
  const used = new Set(Object.values(contracts).map(({ path }) => path.split("/")[2]));
  expect(used).toEqual(new Set(Object.keys(tags)));
});

test("an unknown path is told where the known ones stand", async () => {
  const answer = await call(unknown, { path: "/v1/customer" });
  expect(answer).toMatchObject({ status: 404, body: { error: { code: "route_unknown" } } });
  expect(answer.at("error", "message")).toContain("http://127.0.0.1:3000/openapi.json");
});

test("a wrong method is told the right ones", async () => {
  const [route] = (await apiRoutes()).filter(({ path }) => path === "/v1/customers/{customer}");
  const answer = await route?.handlers.PATCH?.(new Request("http://127.0.0.1/v1/customers/x"));
  expect(answer?.headers.get("allow")).toBe("DELETE, GET, POST");
  expect(await answer?.json()).toMatchObject({ error: { code: "method_not_allowed" } });
});
