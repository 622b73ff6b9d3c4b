import { expect, test } from "vitest";
import * as z from "zod";
import type { Context } from "#domain/access/context";
import { accountRow, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { expanded, type ObjectKinds, requireExpandable } from "#http/expand";
import { expandable, hasExpandable } from "#http/expandable";

const charge = z.strictObject({ id: z.string(), customer: expandable("customer").nullable() });
const refund = z.strictObject({ id: z.string(), charge: expandable("charge") });
const line = z.strictObject({
  id: z.string(),
  amount: z.int(),
  source: expandable("charge", "refund"),
  inside: z.strictObject({ customer: expandable("customer").nullable() }),
});
const list = z.strictObject({ data: z.array(line) });

const kinds: ObjectKinds = {
  charge: {
    prefix: "ch",
    scope: "payments:read",
    schema: charge,
    retrieve: async (_, id) => ({ id, customer: "cus_1" }),
  },
  refund: {
    prefix: "re",
    scope: "refunds:read",
    schema: refund,
    retrieve: async (_, id) => ({ id, charge: "ch_1" }),
  },
  customer: {
    prefix: "cus",
    scope: "customers:read",
    schema: z.strictObject({ id: z.string() }),
    retrieve: async (_, id) => ({ id }),
  },
};

const ctx = keyContext(accountRow());

function refusal(path: string, answer: z.ZodType, caller: Context = ctx): unknown {
  try {
    requireExpandable(caller, path, { kinds, answer });
    return undefined;
  } catch (error) {
    return error;
  }
}

test("a path may lead through objects of either kind, plain objects and lists", () => {
  for (const path of ["source", "source.customer", "source.charge.customer", "inside.customer"]) {
    expect(refusal(path, line)).toBeUndefined();
    expect(refusal(`data.${path}`, list)).toBeUndefined();
  }
});

test("a path that ends at nothing one can expand is refused", () => {
  for (const path of [
    "",
    "amount",
    "inside",
    "source.id",
    "data.source",
    "constructor",
    "source.",
  ]) {
    expect(refusal(path, line)).toMatchObject({ code: "parameter_invalid" });
  }
  expect(refusal("source", list)).toMatchObject({ code: "parameter_invalid" });
  expect(refusal("data", list)).toMatchObject({ code: "parameter_invalid" });
});

test("what the caller may not read is not shown by expanding it", () => {
  const caller = without(ctx, "customers:read");
  expect(refusal("source", line, caller)).toBeUndefined();
  expect(refusal("source.customer", line, caller)).toMatchObject({
    code: "more_permissions_required",
  });
});

test("ids become objects along the path and stay ids beside it", async () => {
  const shown = { id: "txn_1", amount: 1, source: "re_1", inside: { customer: null } };
  const paths = ["source.charge.customer", "source", "inside.customer"];
  expect(await expanded(ctx, shown, { kinds, paths })).toEqual({
    id: "txn_1",
    amount: 1,
    source: { id: "re_1", charge: { id: "ch_1", customer: { id: "cus_1" } } },
    inside: { customer: null },
  });
  const page = await expanded(ctx, { data: [shown, shown] }, { kinds, paths: ["data.source"] });
  const item = { ...shown, source: { id: "re_1", charge: "ch_1" } };
  expect(page).toEqual({ data: [item, item] });
});

test("it can be told whether an answer has anything to expand", () => {
  expect(hasExpandable(list)).toBe(true);
  expect(hasExpandable(z.union([z.strictObject({ id: z.string() }), refund]))).toBe(true);
  expect(hasExpandable(z.strictObject({ id: z.string() }))).toBe(false);
});
