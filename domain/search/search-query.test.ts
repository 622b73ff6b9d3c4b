import fc from "fast-check";
import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { searchQuery } from "#domain/search/search-query";

test("terms are read with their fields, operators, keys and negations", () => {
  expect(
    searchQuery(`status:"succeeded" AND -metadata['order id']:'6\\'7' and amount>=100`),
  ).toEqual({
    joinedBy: "and",
    terms: [
      { field: "status", key: null, operator: ":", value: "succeeded", isNegated: false },
      { field: "metadata", key: "order id", operator: ":", value: "6'7", isNegated: true },
      { field: "amount", key: null, operator: ">=", value: "100", isNegated: false },
    ],
  });
  expect(searchQuery("a:null OR b:'null'").terms.map(({ value }) => value)).toEqual([null, "null"]);
});

for (const [text, words] of [
  ["", "the name of a field"],
  ["status", "one of : ~ > < >= <="],
  ["status:", "a value"],
  ["metadata:'x'", "a key"],
  ["a:1 b:2", "AND or OR"],
  ["a:1 AND", "AND or OR"],
  ["a:1 AND b:2 OR c:3", "cannot mix AND with OR"],
  [`a:'unclosed`, "a value"],
] as const) {
  test(`the query «${text}» is refused in words that say where`, () => {
    expect(() => searchQuery(text)).toThrow(words);
  });
}

test("more conditions than ten are refused", () => {
  const text = Array.from({ length: 11 }, (_, place) => `a:${place}`).join(" AND ");
  expect(() => searchQuery(text)).toThrow("at most 10");
});

test("any text is read or refused, never a crash", () => {
  const parts = fc.constantFrom(
    "a",
    ":",
    "'",
    '"',
    " AND ",
    " OR ",
    "-",
    "metadata",
    "[",
    "]",
    "1",
    "\\",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((list) => list.join("")),
      ),
      (text) => {
        try {
          searchQuery(text);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      },
    ),
  );
});
