import { expect, test } from "vitest";
import {
  chosenLevels,
  endOfDay,
  keyFields,
  lastDay,
  limitTexts,
  typedLimits,
} from "#app/(dashboard)/api-keys/key-form";

const form = (fields: Record<string, unknown>) => keyFields.parse({ name: "Till", ...fields });

test("what was chosen for each resource is read, and all else is none", () => {
  const chosen = chosenLevels(form({ right_refunds: "write", right_payouts: "everything" }));
  expect(chosen).toMatchObject({ refunds: "write", payouts: "none", payments: "none" });
});

test("limits are read as people write them, and written back the same way", () => {
  const limits = typedLimits(
    form({ limit_refunds: "5,000.00 CNY； 700 usd", limit_payouts: "0" }),
    "JPY",
  );
  expect(limits).toEqual([
    { kind: "refunds", currency: "CNY", mostMinor: "500000" },
    { kind: "refunds", currency: "USD", mostMinor: "70000" },
    { kind: "payouts", currency: "JPY", mostMinor: "0" },
  ]);
  if ("fault" in limits) throw new Error("the limits are good");
  expect(limitTexts(limits, "refunds")).toBe("5000.00 CNY; 700.00 USD");
  expect(limitTexts(limits, "transfers")).toBe("");
});

test.each(["much", "5.005 CNY", "5 XXX", "-5 CNY", "5 CNY; 6 CNY", "5 CNY 6"])(
  "%s is no limit",
  (text) => {
    expect(typedLimits(form({ limit_top_ups: text }), "CNY")).toEqual({ fault: "limit_top_ups" });
  },
);

test("networks are one a line, and what is none is told at the field", () => {
  expect(form({ networks: "203.0.113.0/24\n2001:db8::/32, 10.0.0.1" }).networks).toHaveLength(3);
  expect(keyFields.safeParse({ name: "Till", networks: "here" }).error?.issues[0]?.message).toBe(
    "networks",
  );
});

test("a last day ends where the person is, and is shown as the same day", () => {
  const day = Temporal.PlainDate.from("2026-12-31");
  const end = endOfDay(day, "Asia/Shanghai");
  expect(end.toString()).toBe("2026-12-31T16:00:00Z");
  expect(lastDay(end, "Asia/Shanghai")).toBe("2026-12-31");
  expect(lastDay(null, "Asia/Shanghai")).toBe("");
});
