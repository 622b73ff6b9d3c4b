import { expect, test } from "vitest";
import { endpointAt } from "#app/v1/endpoints";
import { apiRoutes, endpointsOf } from "#e2e/support/api-routes";

test("every operation is found by its method and path, and nothing else is", async () => {
  for (const { contract } of (await apiRoutes()).flatMap(endpointsOf)) {
    const found = await endpointAt(contract.method, contract.path);
    expect([contract.path, found?.contract === contract]).toEqual([contract.path, true]);
  }
  expect(await endpointAt("POST", "/v1/nothing")).toBeUndefined();
  expect(await endpointAt("DELETE", "/v1/balance")).toBeUndefined();
});
