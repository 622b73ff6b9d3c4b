import { expect, test } from "vitest";
import { contentDigest, digestFault } from "#domain/signatures/content-digest";

const body = Buffer.from('{"hello": "world"}\n');
const sha256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
const sha512 =
  "sha-512=:YMAam51Jz/jOATT6/zvHrLVgOYTGFy1d6GJiOHTohq4yP" +
  "+pgk4vf2aCsyRZOtw8MjkM7iw7yZ/WkppmM44T3qg==:";

test("the digests of RFC 9530 hold, alone and together", () => {
  expect(contentDigest(body)).toBe(sha256);
  for (const field of [sha256, sha512, `${sha256}, ${sha512}`, `${sha256}, md5=:AAAA:`]) {
    expect(digestFault(field, body)).toBeUndefined();
  }
});

test("one that is wrong is wrong, whatever stands beside it", () => {
  const wrong = contentDigest("other");
  for (const field of [wrong, `${sha512}, ${wrong}`, `${sha256}, sha-512=:AAAA:`]) {
    expect(digestFault(field, body)).toMatchObject({ kind: "digest_mismatch" });
  }
  expect(digestFault(sha256, Buffer.from('{"hello": "world"}'))).toBeDefined();
});

test.each([
  "",
  "md5=:AAAA:",
  "sha-256",
  "sha-256=AAAA",
  `${sha256}, ${sha256}`,
  "sha-256=:A:",
  "?",
])("%j is no digest", (field) => {
  expect(digestFault(field, body)).toMatchObject({ kind: "digest_unreadable" });
});
