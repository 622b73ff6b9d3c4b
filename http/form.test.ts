import fc from "fast-check";
import { Stripe } from "stripe";
import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { bodyLimits, FormText, paramName, parseForm } from "#http/form";

const text = (value: string) => new FormText(value);

function refusalOf(form: string): DomainError {
  try {
    parseForm(form);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error(`${form} was read`);
}

test("names nest by brackets, whether these are percent-encoded or not", () => {
  const tree = { card: { owner: { name: text("Zoë & Co") } }, amount: text("100") };
  expect(parseForm("card[owner][name]=Zo%C3%AB+%26+Co&amount=100")).toEqual(tree);
  expect(parseForm("card%5Bowner%5D%5Bname%5D=Zo%c3%ab%20%26%20Co&&amount=100&")).toEqual(tree);
});

test("lists are written with indexes in any order or with empty brackets", () => {
  const tree = { expand: [text("customer"), text("charge")] };
  expect(parseForm("expand[1]=charge&expand[0]=customer")).toEqual(tree);
  expect(parseForm("expand[]=customer&expand[]=charge")).toEqual(tree);
  expect(parseForm("items[0][price]=a&items[1][price]=b")).toEqual({
    items: [{ price: text("a") }, { price: text("b") }],
  });
});

test("indexes with gaps, however large, are names and reserve nothing", () => {
  expect(parseForm("a[4294967295]=x")).toEqual({ a: { 4294967295: text("x") } });
  expect(parseForm("a[0]=x&a[b]=y")).toEqual({ a: { 0: text("x"), b: text("y") } });
  expect(parseForm("a[0]=x&a[2]=y")).toEqual({ a: { 0: text("x"), 2: text("y") } });
  expect(parseForm("a[00]=x&a[-1]=y")).toEqual({ a: { "00": text("x"), "-1": text("y") } });
});

test("an empty value and a missing one are empty texts", () => {
  expect(parseForm("metadata=&name")).toEqual({ metadata: text(""), name: text("") });
  expect(parseForm("")).toEqual({});
});

test.each([
  ["amount=100&amount=100", "amount"],
  ["amount=100&%61mount=200", "amount"],
  ["metadata[a]=1&metadata[a]=2", "metadata[a]"],
  ["a[0]=1&a[0]=2", "a[0]"],
  ["a[]=1&a[0]=2", "a[0]"],
  ["a[b]=1&a[]=2", "a[]"],
  ["a=1&a[b]=2", "a[b]"],
  ["a[b]=2&a=1", "a"],
  ["a[b][c]=1&a[b]=2", "a[b]"],
  ["a[][b]=1", "a[][b]"],
  ["a[b=1", "a[b"],
  ["a]=1", "a]"],
  ["a[b]c=1", "a[b]c"],
  ["a[b[c]]=1", "a[b[c]]"],
  ["[a]=1", "[a]"],
  ["=1", ""],
  ["amount=%", "amount"],
  ["amount=%zz", "amount"],
  ["amount=%ff", "amount"],
  ["amount=%ed%a0%80", "amount"],
])("%s is refused, naming %s", (form, param) => {
  expect(refusalOf(form)).toMatchObject({ code: "body_malformed", details: { param } });
});

test("a name that cannot be decoded is refused", () => {
  expect(refusalOf("%ff=1")).toMatchObject({ code: "body_malformed", details: {} });
});

test("depth and number of parameters are bounded, and what is at the bound is read", () => {
  const nested = (depth: number) => `a${"[b]".repeat(depth - 1)}=1`;
  const many = (count: number) => Array.from({ length: count }, (_, n) => `p${n}=1`).join("&");
  parseForm(nested(bodyLimits.depth));
  parseForm(many(bodyLimits.keys));
  expect(refusalOf(nested(bodyLimits.depth + 1)).code).toBe("body_malformed");
  expect(refusalOf(nested(100_000)).code).toBe("body_malformed");
  expect(refusalOf(many(bodyLimits.keys + 1)).code).toBe("body_malformed");
});

test("names that mean something to JavaScript are names like any other", () => {
  const tree = parseForm("__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__]=1");
  expect(Object.keys(tree)).toEqual(["__proto__", "constructor", "a"]);
  expect(Object.getPrototypeOf(tree)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

test("a path is named in brackets and cut before it fills a log", () => {
  expect(paramName(["items", 0, "price"])).toBe("items[0][price]");
  expect(paramName(["a".repeat(100_000)])).toHaveLength(200);
});

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 8 })
  .filter((key) => !/[[\]]/.test(key) && key !== "__proto__");
const name = fc.oneof(word, fc.constantFrom("0", "1", "2"));
const scalar = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean());
const { group } = fc.letrec<{ group: Record<string, unknown>; value: unknown }>((tie) => ({
  group: fc.dictionary(name, tie("value"), { minKeys: 1, maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(scalar, fc.constant(null)),
    tie("group"),
    fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
  ),
}));

/** The official SDK, whose requests go nowhere; it tells what it would have sent. */
function recorder() {
  const sent: { query: string; body: string }[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    const query = new URL(new Request(url).url).search.slice(1);
    sent.push({ query, body: typeof init?.body === "string" ? init.body : "" });
    return Response.json({ object: "list", data: [] });
  };
  const httpClient = Stripe.createFetchHttpClient(fetch);
  return { sent, stripe: new Stripe("sk_test_recorder", { httpClient, telemetry: false }) };
}

/**
 * The same parameters as a form can tell them: all text, and a list where the names are indexes.
 */
function asForm(value: unknown): unknown {
  if (value === null) return text("");
  if (typeof value === "string") return text(value);
  if (typeof value !== "object") return text(JSON.stringify(value));
  if (Array.isArray(value)) return value.map(asForm);
  const entries = Object.entries(value).map(([key, item]) => [key, asForm(item)] as const);
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

test("whatever the official SDK sends is read back as it was meant", async () => {
  const { sent, stripe } = recorder();
  await fc.assert(
    fc.asyncProperty(group, async (parameters) => {
      await stripe.rawRequest("POST", "/v1/refunds", parameters);
      const meant = Object.entries(parameters).map(([key, value]) => [key, asForm(value)]);
      expect(parseForm(sent.at(-1)?.body ?? "")).toEqual(Object.fromEntries(meant));
    }),
  );
});

test("the official SDK's filters and expansions are read from the query", async () => {
  const { sent, stripe } = recorder();
  const created = { gte: 1_700_000_000 };
  await stripe.charges.list({ limit: 3, created, expand: ["data.customer", "data.refunds"] });
  expect(parseForm(sent.at(-1)?.query ?? "")).toEqual({
    limit: text("3"),
    created: { gte: text("1700000000") },
    expand: [text("data.customer"), text("data.refunds")],
  });
});

test("no text makes the parser fail in any other way than by refusing", () => {
  const pieces = fc.constantFrom(
    "a",
    "[",
    "]",
    "[]",
    "[0]",
    "=",
    "&",
    "%",
    "%5B",
    "%ff",
    "+",
    "\0",
  );
  const formLike = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(""));
  const anything = fc.oneof(formLike, fc.string({ unit: "binary" }), fc.string());
  fc.assert(
    fc.property(anything, (form) => {
      try {
        parseForm(form);
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError);
      }
    }),
    { numRuns: 500 },
  );
});
