import fc from "fast-check";
import { expect, test } from "vitest";
import { decrypted, encrypted, newCipherKey } from "#platform/cipher";

const key = newCipherKey();
const texts = fc.array(fc.string({ unit: "binary" }), { maxLength: 4 });

test("what was encrypted opens with the same key and the same associated texts, and only so", () => {
  fc.assert(
    fc.property(fc.uint8Array(), texts, texts, (plaintext, associated, others) => {
      const text = encrypted(key, plaintext, associated);
      expect(decrypted(key, text, associated)).toEqual(Buffer.from(plaintext));
      expect(decrypted(newCipherKey(), text, associated)).toBeUndefined();
      const isSame = JSON.stringify(others) === JSON.stringify(associated);
      expect(decrypted(key, text, others) !== undefined).toBe(isSame);
    }),
  );
});

test("texts that only join to the same bytes are other texts", () => {
  const text = encrypted(key, Buffer.from("x"), ["ab", "c"]);
  for (const joined of [["a", "bc"], ["abc"], ["ab", "c", ""]]) {
    expect(decrypted(key, text, joined)).toBeUndefined();
  }
});

test("no bit can be changed, no byte left out, and nothing written otherwise", () => {
  const bytes = Buffer.from(encrypted(key, Buffer.from("4242"), []), "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(decrypted(key, changed.toString("base64url"), [])).toBeUndefined();
  }
  for (let length = 0; length < bytes.length; length += 1) {
    const shorter = bytes.subarray(0, length).toString("base64url");
    expect(decrypted(key, shorter, [])).toBeUndefined();
  }
  expect(decrypted(key, `${bytes.toString("base64url")}=`, [])).toBeUndefined();
});

test("the same plaintext never looks the same twice", () => {
  const made = Array.from({ length: 100 }, () => encrypted(key, Buffer.from("4242"), []));
  expect(new Set(made).size).toBe(100);
});
