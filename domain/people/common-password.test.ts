import fc from "fast-check";
import { expect, test } from "vitest";
import { isCommonPassword } from "#domain/people/common-password";

const about = ["Wang Xiaoming", "xiaoming@acme.cn"];

test.each([
  "password1234",
  "P@ssw0rd!P@ssw0rd",
  "Summer2026!!!",
  "iloveyou1234",
  "changeme123456",
  "administrator",
  "123456789012",
  "asdfghjkl123",
  "1qaz2wsx3edc",
  "zaq12wsxcde3",
  "aaaaaaaaaaaa",
  "abcabcabcabc",
  "111222333444",
  "tollgate-tollgate",
  "Xiaoming2026",
  "acme.cn acme.cn",
])("what a guesser tries early is refused: %s", (password) => {
  expect(isCommonPassword(password, about)).toBe(true);
});

test.each([
  "correct horse battery staple",
  "blue-kite-over-harbour",
  "9f83kd02ls81",
  "我的密码是这个很长的一句话",
  "Xiaoming keeps four grey herons",
])("what is one's own is let through: %s", (password) => {
  expect(isCommonPassword(password, about)).toBe(false);
});

test("random passwords are not taken for common ones", () => {
  const random = fc.array(fc.constantFrom(...Array.from("bdgkpvxz2689BDGKPVXZ")), {
    minLength: 20,
    maxLength: 40,
  });
  fc.assert(
    fc.property(random, (characters) => {
      fc.pre(new Set(characters.map((character) => character.toLowerCase())).size > 8);
      expect(isCommonPassword(characters.join(""), about)).toBe(false);
    }),
  );
});

test("any text is judged quickly, however long", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: "grapheme" }), (text) => {
      expect(typeof isCommonPassword(text.repeat(3), [text])).toBe("boolean");
    }),
  );
});
