import { createPublicKey, createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import { isSignedBy, type SignatureAlgorithm, signatureOf } from "#domain/signatures/algorithm";
import { digestFault } from "#domain/signatures/content-digest";
import { signatureBase } from "#domain/signatures/signature-base";
import type { SignedMessage } from "#domain/signatures/signed-message";

// The keys, messages and signatures of RFC 9421, appendix B.

const keys = {
  "test-key-rsa-pss": createPublicKey(`-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
2wIDAQAB
-----END PUBLIC KEY-----`),
  "test-key-ecc-p256": createPublicKey(`-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END PUBLIC KEY-----`),
  "test-key-ed25519": createPublicKey(`-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----`),
  "test-shared-secret": createSecretKey(
    "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==",
    "base64",
  ),
} as const;

const requestDigest =
  "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNye" +
  "aldVLvRwEmTHWXvJwew==:";
const answerDigest =
  "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXym" +
  "yU0rjJuahq4l5aGgfLQ==:";

function message(fields: Readonly<Record<string, string>>, status?: number): SignedMessage {
  return {
    method: "POST",
    targetUri: "https://example.com/foo?param=Value&Pet=dog",
    status,
    field: (name) => fields[name] ?? null,
  };
}

const request = message({
  date: "Tue, 20 Apr 2021 02:07:55 GMT",
  "content-type": "application/json",
  "content-digest": requestDigest,
  "content-length": "18",
});
const answer = message(
  {
    date: "Tue, 20 Apr 2021 02:07:56 GMT",
    "content-type": "application/json",
    "content-digest": answerDigest,
    "content-length": "23",
  },
  200,
);

interface Vector {
  readonly message: SignedMessage;
  readonly components: readonly string[];
  readonly parameters: string;
  readonly keyid: keyof typeof keys;
  readonly algorithm: SignatureAlgorithm;
  readonly base: readonly string[];
  readonly signature: string;
}

const vectors: Readonly<Record<string, Vector>> = {
  "B.2.1": {
    message: request,
    components: [],
    parameters: ';created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"',
    keyid: "test-key-rsa-pss",
    algorithm: "rsa-pss-sha512",
    base: [],
    signature:
      "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq" +
      "786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuw" +
      "e8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0m" +
      "KZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gC" +
      "w1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==",
  },
  "B.2.3": {
    message: request,
    components: [
      "date",
      "@method",
      "@path",
      "@query",
      "@authority",
      "content-type",
      "content-digest",
      "content-length",
    ],
    parameters: ';created=1618884473;keyid="test-key-rsa-pss"',
    keyid: "test-key-rsa-pss",
    algorithm: "rsa-pss-sha512",
    base: [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
      '"@query": ?param=Value&Pet=dog',
      '"@authority": example.com',
      '"content-type": application/json',
      `"content-digest": ${requestDigest}`,
      '"content-length": 18',
    ],
    signature:
      "bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIR" +
      "ASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6" +
      "ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCo" +
      "C1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBro" +
      "hr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==",
  },
  "B.2.4": {
    message: answer,
    components: ["@status", "content-type", "content-digest", "content-length"],
    parameters: ';created=1618884473;keyid="test-key-ecc-p256"',
    keyid: "test-key-ecc-p256",
    algorithm: "ecdsa-p256-sha256",
    base: [
      '"@status": 200',
      '"content-type": application/json',
      `"content-digest": ${answerDigest}`,
      '"content-length": 23',
    ],
    signature:
      "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==",
  },
  "B.2.5": {
    message: request,
    components: ["date", "@authority", "content-type"],
    parameters: ';created=1618884473;keyid="test-shared-secret"',
    keyid: "test-shared-secret",
    algorithm: "hmac-sha256",
    base: [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@authority": example.com',
      '"content-type": application/json',
    ],
    signature: "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=",
  },
  "B.2.6": {
    message: request,
    components: ["date", "@method", "@path", "@authority", "content-type", "content-length"],
    parameters: ';created=1618884473;keyid="test-key-ed25519"',
    keyid: "test-key-ed25519",
    algorithm: "ed25519",
    base: [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@method": POST',
      '"@path": /foo',
      '"@authority": example.com',
      '"content-type": application/json',
      '"content-length": 18',
    ],
    signature:
      "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==",
  },
};

test.each(Object.entries(vectors))("the base and signature of %s are ours too", (_, vector) => {
  const { components, keyid, algorithm } = vector;
  const names = components.map((name) => `"${name}"`).join(" ");
  const parametersText = `(${names})${vector.parameters}`;
  const { base, faults } = signatureBase(vector.message, { components, parametersText });
  expect(faults).toEqual([]);
  expect(base.split("\n")).toEqual([...vector.base, `"@signature-params": ${parametersText}`]);
  const signature = Buffer.from(vector.signature, "base64");
  const by = { algorithm, key: keys[keyid] };
  expect(isSignedBy(by, base, signature)).toBe(true);
  expect(isSignedBy(by, `${base} `, signature)).toBe(false);
});

test("what is signed by a shared secret is signed to the byte as in B.2.5", () => {
  const vector = vectors["B.2.5"];
  const { base } = signatureBase(request, {
    components: vector?.components ?? [],
    parametersText: `("date" "@authority" "content-type")${vector?.parameters}`,
  });
  const signature = signatureOf("hmac-sha256", base, keys["test-shared-secret"]);
  expect(signature.toString("base64")).toBe(vector?.signature);
});

test("the signature of B.2.2 holds over its base, whose query parameter we would not cover", () => {
  const covered = '("@authority" "content-digest" "@query-param";name="Pet")';
  const base = [
    '"@authority": example.com',
    `"content-digest": ${requestDigest}`,
    '"@query-param";name="Pet": dog',
    `"@signature-params": ${covered};created=1618884473;keyid="test-key-rsa-pss` +
      `";tag="header-example"`,
  ].join("\n");
  const signature = Buffer.from(
    "LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq" +
      "6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS" +
      "/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62s7Cl+H2fj" +
      "BSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosM" +
      "TAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==",
    "base64",
  );
  const by = { algorithm: "rsa-pss-sha512", key: keys["test-key-rsa-pss"] } as const;
  expect(isSignedBy(by, base, signature)).toBe(true);
});

test("the digests of the two messages are those of their bodies", () => {
  expect(digestFault(requestDigest, Buffer.from('{"hello": "world"}'))).toBeUndefined();
  expect(digestFault(answerDigest, Buffer.from('{"message": "good dog"}'))).toBeUndefined();
});
