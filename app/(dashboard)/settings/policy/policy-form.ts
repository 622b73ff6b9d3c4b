import * as z from "zod";
import { currencyFrom } from "#domain/money/currencies";
import { compare, type Money } from "#domain/money/money";
import { parseMoney } from "#domain/money/parse-money";
import type { PolicyLine } from "#domain/refund-policies/refund-policy";

/** How many lines the form can have at most. */
export const mostRows = 12;

const Said = z.object({
  approvalHours: z
    .string()
    .transform(Number)
    .refine((hours) => Number.isInteger(hours) && hours >= 1 && hours <= 720, { error: "hours" }),
  reason: z.string().trim().min(1).max(500),
});

type Form = Readonly<Record<string, unknown>>;

/** What is wrong with one field; the message is a key of `fieldErrors`. */
interface Fault {
  readonly field: string;
  readonly message: string;
}

const Lines = z.record(z.string(), z.unknown()).transform((form, ctx) => {
  const rows = policyRows(form);
  const faults = rows.filter(isFault);
  for (const { field, message } of faults) {
    ctx.addIssue({ code: "custom", path: [field], message });
  }
  return { lines: rows.filter(isLine) };
});

/** A proposed policy as its form sends it: `currency_0`, `one_0`, `two_0` and so on. */
export const PolicyForm = z.intersection(Said, Lines);

function policyRows(form: Form): readonly (PolicyLine | Fault)[] {
  const seen = new Set<string>();
  return Array.from({ length: mostRows }, (_, place) => {
    const row = policyRow(form, place);
    if (!row || isFault(row)) return row;
    if (seen.has(row.currency)) return { field: `currency_${place}`, message: "currencyTwice" };
    seen.add(row.currency);
    return row;
  }).filter((row) => row !== undefined);
}

function isFault(row: PolicyLine | Fault): row is Fault {
  return "field" in row;
}

function isLine(row: PolicyLine | Fault): row is PolicyLine {
  return !isFault(row);
}

/** One row; undefined for one that was left empty, or that has a currency but no amounts. */
function policyRow(form: Form, place: number): PolicyLine | Fault | undefined {
  const [code = "", first = "", second = ""] = ["currency", "one", "two"].map((name) =>
    typed(form, `${name}_${place}`),
  );
  if (first === "" && second === "") return undefined;
  const currency = currencyFrom(code);
  if (!currency) return { field: `currency_${place}`, message: "currencyMissing" };
  const one = parseMoney(first, currency);
  if (!one) return { field: `one_${place}`, message: first === "" ? "missing" : "limit" };
  if (second === "") return line(one, null);
  const two = parseMoney(second, currency);
  if (!two) return { field: `two_${place}`, message: "limit" };
  if (compare(two, one) < 0) return { field: `two_${place}`, message: "limitBelowFirst" };
  return line(one, two);
}

function line({ currency, amountMinor: one }: Money, two: Money | null): PolicyLine {
  return {
    currency,
    oneApprovalAboveMinor: String(one),
    twoApprovalsAboveMinor: two && String(two.amountMinor),
  };
}

function typed(form: Form, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value.trim() : "";
}
