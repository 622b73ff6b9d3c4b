import { expect, test } from "vitest";
import { PolicyForm } from "#app/(dashboard)/settings/policy/policy-form";

const said = { approvalHours: "48", reason: " We grow. " };
const row = (place: number, [currency = "", one = "", two = ""]: readonly string[]) => ({
  [`currency_${place}`]: currency,
  [`one_${place}`]: one,
  [`two_${place}`]: two,
});

function faults(form: Record<string, string>) {
  const { error } = PolicyForm.safeParse({ ...said, ...form });
  const told = error?.issues.map(({ path, message }) => [String(path[0]), message] as const);
  return Object.fromEntries(told ?? []);
}

test("amounts are read by the rules of their currency; empty rows are left out", () => {
  const form = {
    ...said,
    ...row(0, ["CNY", "500", "5,000.50"]),
    ...row(1, ["", ""]),
    ...row(3, ["JPY", "0"]),
  };
  expect(PolicyForm.parse(form)).toEqual({
    approvalHours: 48,
    reason: "We grow.",
    lines: [
      { currency: "CNY", oneApprovalAboveMinor: "50000", twoApprovalsAboveMinor: "500050" },
      { currency: "JPY", oneApprovalAboveMinor: "0", twoApprovalsAboveMinor: null },
    ],
  });
});

test("a row whose amounts were cleared is dropped", () => {
  expect(PolicyForm.parse({ ...said, ...row(0, ["CNY", "", ""]) }).lines).toEqual([]);
});

test("each fault is told at its field", () => {
  expect(
    faults({
      ...row(0, ["CNY", "12.345"]),
      ...row(1, ["EUR", "", "5"]),
      ...row(2, ["JPY", "100", "99"]),
      ...row(3, ["", "5"]),
      ...row(4, ["KWD", "1", "x"]),
    }),
  ).toEqual({
    one_0: "limit",
    one_1: "missing",
    two_2: "limitBelowFirst",
    currency_3: "currencyMissing",
    two_4: "limit",
  });
  expect(faults({ ...row(0, ["CNY", "1"]), ...row(1, ["CNY", "2"]) })).toEqual({
    currency_1: "currencyTwice",
  });
});

test("hours and reason are asked for together with the lines", () => {
  const found = faults({ approvalHours: "721", reason: " ", ...row(0, ["CNY", "-1"]) });
  expect(Object.keys(found).toSorted()).toEqual(["approvalHours", "one_0", "reason"]);
  expect(faults({ approvalHours: "" })).toHaveProperty("approvalHours");
  expect(faults({ approvalHours: "1.5" })).toHaveProperty("approvalHours");
});
