import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlOf, formPairs, readable, sentParameters, typescriptOf } from "./request-code.ts";

const request = {
  method: "POST",
  route: "/v1/customers/{customer}",
  path: "/v1/customers/cus_1",
  asked: JSON.stringify({
    customer: "cus_1",
    name: "O'Brien & $(touch /tmp/x) `id`",
    metadata: { order: "7", none: null },
    list: [true, { deep: 3 }],
  }),
};

test("parameters are shown without those of the path, and spelled as a form spells them", () => {
  expect(formPairs(sentParameters(request))).toEqual([
    ["name", "O'Brien & $(touch /tmp/x) `id`"],
    ["metadata[order]", "7"],
    ["metadata[none]", ""],
    ["list[0]", "true"],
    ["list[1][deep]", "3"],
  ]);
  expect(sentParameters({ ...request, asked: null })).toEqual({});
});

test("whatever was sent, a shell takes the command word by word", () => {
  const words = execFileSync("sh", ["-c", `curl() { printf '%s\\n' "$@"; }; ${curlOf(request)}`], {
    encoding: "utf8",
  }).split("\n");
  expect(words).toContain("name=O'Brien & $(touch /tmp/x) `id`");
  expect(words).toContain("http://127.0.0.1:3000/v1/customers/cus_1");
  expect(words).toContain("YOUR_API_KEY:");
  expect(curlOf({ ...request, method: "GET" })).toMatch(/^curl -G /);
  expect(curlOf({ ...request, method: "DELETE", asked: null })).toMatch(/^curl -X DELETE /);
});

test("a program is given that asks for the same", () => {
  expect(typescriptOf(request)).toContain('stripe.rawRequest("POST", "/v1/customers/cus_1", {');
  const read = { ...request, method: "GET", asked: '{"limit":"3","customer":"cus_1"}' };
  expect(typescriptOf(read)).toContain('rawRequest("GET", "/v1/customers/cus_1?limit=3")');
});

test("an answer that was cut is shown as it is", () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('{"a":')).toBe('{"a":');
});
