import { expect, test } from "vitest";
import { emptyTree, find, plant, type Segment } from "#server/route-tree";

const kinds = { "**": "optional-rest", "...": "rest", ":": "one" } as const;

/** `v1/:/search`: a word, any word, a word; `...` and `**` take all that is left. */
function at(address: string): readonly Segment[] {
  return address.split("/").map((word) => {
    const kind = word === "**" || word === "..." || word === ":" ? kinds[word] : undefined;
    return kind ? { kind, name: "x" } : { kind: "word", word };
  });
}

function planted(...addresses: readonly string[]) {
  const tree = emptyTree<string>();
  for (const address of addresses) plant(tree, at(address), address);
  return (path: string) => find(tree, path.split("/"));
}

test("a word goes before any word, and both before what takes all that is left", () => {
  const found = planted("v1/charges/:", "v1/charges/search", "v1/**", "v1/charges");
  expect(found("v1/charges/search")).toBe("v1/charges/search");
  expect(found("v1/charges/ch_1")).toBe("v1/charges/:");
  expect(found("v1/charges")).toBe("v1/charges");
  expect(found("v1/charges/ch_1/refunds")).toBe("v1/**");
});

test("a way that leads nowhere is left for one that fits", () => {
  const found = planted("v1/charges/search/deep", "v1/:/search", "v1/...");
  expect(found("v1/charges/search")).toBe("v1/:/search");
  expect(found("v1/charges/search/deeper")).toBe("v1/...");
});

test("an optional rest takes nothing as well, a rest does not", () => {
  expect(planted("v1/**")("v1")).toBe("v1/**");
  expect(planted("v1/...")("v1")).toBeUndefined();
  expect(planted("v1/...")("v1/a/b")).toBe("v1/...");
});

test("what nobody planted is not found, whatever names an object has", () => {
  const found = planted("v1/charges");
  for (const path of ["v1", "v2/charges", "", "v1/constructor", "__proto__", "v1/charges/x"]) {
    expect(found(path)).toBeUndefined();
  }
});

test("two leaves at one address are refused", () => {
  expect(() => planted("v1/charges/:", "v1/charges/:")).toThrow("Two routes");
  expect(() => planted("v1", "v1/**")).toThrow("Two routes");
});
