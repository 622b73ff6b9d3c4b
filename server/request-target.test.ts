import fc from "fast-check";
import { expect, test } from "vitest";
import { targetOf } from "#server/request-target";

/** `here /v1/x?a=1`, `moved /v1/x`, or `malformed`. */
function told(asked: string): string {
  const target = targetOf(asked);
  return target.kind === "malformed"
    ? target.kind
    : `${target.kind} ${target.path}${target.search}`;
}

test.each([
  ["/v1/refunds", "here /v1/refunds"],
  ["/v1/refunds?limit=3&expand[]=data.charge", "here /v1/refunds?limit=3&expand[]=data.charge"],
  ["/openapi.json", "here /openapi.json"],
  ["/", "here /"],
  ["/v1/customers/a%2Fb%20c", "here /v1/customers/a%2Fb%20c"],
  ["/v1/customers/%zz", "here /v1/customers/%zz"],
  ["/v1/balance#top", "here /v1/balance"],
  ["/v1/x?to=//evil.example/../", "here /v1/x?to=//evil.example/../"],
  ["http://evil.example/v1/refunds?a=1", "here /v1/refunds?a=1"],
  ["HTTPS://user:word@evil.example:99/v1/refunds", "here /v1/refunds"],
])("%s is asked for at its own address", (asked, expected) => {
  expect(told(asked)).toBe(expected);
});

test.each([
  ["/v1/refunds/", "moved /v1/refunds"],
  ["/v1/refunds/?limit=3", "moved /v1/refunds?limit=3"],
  ["//evil.example/v1", "moved /evil.example/v1"],
  ["///", "moved /"],
  ["/v1//refunds", "moved /v1/refunds"],
  ["/x/../v1/refunds", "moved /v1/refunds"],
  ["/x/%2e%2E/v1/refunds", "moved /v1/refunds"],
  ["/v1/./refunds/..", "moved /v1"],
  ["/../../etc/passwd", "moved /etc/passwd"],
  ["/\\evil.example/v1", "moved /evil.example/v1"],
  ["/v1\\refunds", "moved /v1/refunds"],
  ['/v1/"x"', "moved /v1/%22x%22"],
  ["http://evil.example//v1", "moved /v1"],
])("%s is sent to the address it means", (asked, expected) => {
  expect(told(asked)).toBe(expected);
});

test.each(["", "*", "v1/refunds", "\\v1", "ftp://evil.example/v1", "evil.example:443", "http://a"])(
  "%j is no address",
  (asked) => {
    expect(told(asked)).toBe("malformed");
  },
);

test("nobody is sent anywhere else, or in a circle", () => {
  const parts = fc.constantFrom("/", "//", "\\", ".", "..", "%2e", "%2F", "v1", "@", ":", "?", "#");
  const asked = fc.array(fc.oneof(parts, fc.string()), { maxLength: 12 });
  fc.assert(
    fc.property(asked, (words) => {
      const target = targetOf(`/${words.join("")}`);
      if (target.kind === "malformed") return;
      const { path, search } = target;
      expect(new URL(path + search, "https://pay.example.com").origin).toBe(
        "https://pay.example.com",
      );
      expect(path).toMatch(/^\/(?!\/)/);
      if (target.kind === "moved") expect(targetOf(path + search)).toMatchObject({ kind: "here" });
    }),
  );
});
