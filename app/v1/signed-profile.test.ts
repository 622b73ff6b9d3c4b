import { expect, test } from "vitest";
import { requiredComponents } from "#domain/signatures/request-profile";
import { refused, send, signedPost } from "#e2e/support/signed-calls";
import { systemClock, unixSeconds } from "#platform/clock";

const wrongTimes: readonly (readonly [string, Readonly<Record<string, number | undefined>>])[] = [
  ["created is missing", { created: undefined }],
  ["expires is missing", { expires: undefined }],
  ["created is in the future", { created: 120, expires: 240 }],
  ["expires has passed", { created: -200, expires: -1 }],
  ["expires must be 1 to 300 seconds", { created: 0, expires: 301 }],
  ["expires must be 1 to 300 seconds", { created: 50, expires: 20 }],
];

test.each(wrongTimes)("%s", async (said, offsets) => {
  const now = unixSeconds(systemClock());
  const moved = Object.entries(offsets).map(
    ([name, by]) => [name, by === undefined ? by : now + by] as const,
  );
  const headers = await signedPost({ parameters: Object.fromEntries(moved) });
  const [name = ""] = said.split(" ");
  expect(await refused(send(headers))).toContain(name);
});

test.each([
  ["nonce", undefined],
  ["nonce", "short"],
  ["tag", "other"],
  ["tag", undefined],
  ["alg", undefined],
  ["alg", "hmac-sha256"],
  ["alg", "none"],
  ["keyid", undefined],
  ["keyid", "sgk_0000000000000000000000"],
])("a %s of %j is refused by its name", async (name, value) => {
  const headers = await signedPost({ parameters: { [name]: value } });
  expect(await refused(send(headers))).toContain(name);
});

test("a component that is covered twice, unknown or with a parameter is refused", async () => {
  const required = requiredComponents("POST", true);
  const twice = await signedPost({ components: [...required, "@method"] });
  expect(await refused(send(twice))).toContain("covered twice");
  const headers = await signedPost();
  const changed = (from: string, to: string) => ({
    ...headers,
    "signature-input": (headers["signature-input"] ?? "").replace(from, to),
  });
  expect(await refused(send(changed('"@method"', '"@method";req')))).toContain(
    "without parameters",
  );
  expect(await refused(send(changed('"@method"', '"@method" "@status"')))).toContain("@status");
  expect(await refused(send(changed('"@method"', '"@method" "Date"')))).toContain("Date");
  expect(await refused(send(changed('"@method"', '"@method" "constructor"')))).toContain(
    "constructor",
  );
});

test.each(requiredComponents("POST", true))("%s must be covered", async (name) => {
  const components = requiredComponents("POST", true).filter((one) => one !== name);
  expect(await refused(send(await signedPost({ components })))).toContain(name);
});

test("a second signature, a second label or a second way to write one has no place", async () => {
  const headers = await signedPost();
  const { "signature-input": input = "", signature = "" } = headers;
  const two = { ...headers, "signature-input": `${input}, ${input.replace("sig1", "sig2")}` };
  expect(await refused(send(two))).toContain("label sig1");
  const same = { ...headers, "signature-input": `${input}, ${input}` };
  expect(await refused(send(same))).toContain("twice");
  const twice = { ...headers, "signature-input": `${input};created=1` };
  expect(await refused(send(twice))).toContain("twice");
  const signatures = { ...headers, signature: `${signature}, sig2=:AAAA:` };
  expect(await refused(send(signatures))).toContain("label sig1");
  const spaced = { ...headers, "signature-input": input.replace("(", "( ") };
  expect(await refused(send(spaced))).toContain("as RFC 9651 serialises it");
  const unknown = { ...headers, "signature-input": `${input};x=1` };
  expect(await refused(send(unknown))).toContain("parameter x");
});

test("half a signature is no reason to let a request through", async () => {
  const headers = await signedPost();
  const { "signature-input": _, ...withoutInput } = headers;
  expect(await refused(send(withoutInput))).toContain("Signature-Input");
  const { signature: __, ...withoutSignature } = headers;
  expect(await refused(send(withoutSignature))).toContain("Signature");
  for (const broken of ["", "sig1", "sig1=1", "sig1=()", "((", "\u00e9"]) {
    await refused(send({ ...headers, "signature-input": broken }));
    await refused(send({ ...headers, signature: broken }));
  }
});
