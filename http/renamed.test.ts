import { expect, test } from "vitest";
import { renamed } from "#http/renamed";

test("listed names are given anew, the rest in camel case", () => {
  const input = renamed({ customer: "customerId", amount: "amountMinor" })({
    customer: "cus_1",
    amount: 5n,
    starting_after: "pi_1",
    limit: 3,
  });
  expect(input).toEqual({ customerId: "cus_1", amountMinor: 5n, startingAfter: "pi_1", limit: 3 });
});

test("what was not sent stays absent, and what is inside a parameter stays as it is", () => {
  const fields: { off_session?: boolean; address: object } = { address: { postal_code: "1" } };
  const input: { offSession?: boolean; address: object } = renamed({})(fields);
  expect(Object.keys(input)).toEqual(["address"]);
  expect(input.address).toEqual({ postal_code: "1" });
});
