import { expect, test } from "vitest";
import { paletteEntries } from "#components/frame/palette-entries";

const palette = {
  pages: [
    { label: "Refunds", href: "/refunds" },
    { label: "退款审批规则", href: "/settings/policy" },
  ],
  objects: [
    { prefix: "pi", label: "payment", path: "/payments" },
    { prefix: "re", label: "refund", path: "/refunds" },
  ],
  search: "/payments?q=",
};
const words = {
  openObject: (object: string) => `Open ${object}`,
  search: (text: string) => `Search ${text}`,
};
const found = (typed: string) => paletteEntries(typed, palette, words).map(({ href }) => href);

test("a whole id leads to its object and to nothing else", () => {
  expect(found(" pi_01JDAkQ98fQ2x1Lk2mP10a ")).toEqual(["/payments/pi_01JDAkQ98fQ2x1Lk2mP10a"]);
  expect(found("re_01JDAkQ98fQ2x1Lk2mP10a")).toEqual(["/refunds/re_01JDAkQ98fQ2x1Lk2mP10a"]);
});

test("what only begins like an id is searched for, and cannot leave its address", () => {
  expect(found("pi_../../x")).toEqual(["/payments?q=pi_..%2F..%2Fx"]);
  expect(found("a&b=c")).toEqual(["/payments?q=a%26b%3Dc"]);
});

test("pages are found by a part of their name in any case, and all stand there at first", () => {
  expect(found("FUND")).toEqual(["/refunds", "/payments?q=FUND"]);
  expect(found("审批")).toEqual(["/settings/policy", `/payments?q=${encodeURIComponent("审批")}`]);
  expect(found("")).toEqual(["/refunds", "/settings/policy"]);
});
