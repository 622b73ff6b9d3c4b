import { expect, test } from "vitest";
import { z } from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { errorCodes, isErrorCode } from "#domain/errors/error-codes";
import {
  declinedForm,
  errorText,
  examinedForm,
  faultyForm,
  formFields,
  misplacedCard,
  refusedForm,
} from "#http/session-form";

function form(fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test("what was typed comes back, but never a secret", () => {
  const sent = form([
    ["email", "a@example.com"],
    ["password", "hidden"],
    ["newPassword", "hidden"],
    ["apiToken", "hidden"],
    ["number", "hidden"],
    ["cvc", "hidden"],
    ["$ACTION_ID_x", "hidden"],
  ]);
  expect(refusedForm(sent, "no")).toEqual({
    status: "refused",
    message: "no",
    errors: {},
    values: { email: "a@example.com" },
  });
});

test("what is examined comes back with what was found, each choice of many with it", () => {
  const sent = form([
    ["header", "t=1"],
    ["secret", "whsec_hidden"],
    ["groups", "refund.*"],
    ["groups", "payout.*"],
  ]);
  const findings = [{ tone: "bad", title: "No" }] as const;
  expect(examinedForm(sent, { message: "", findings })).toEqual({
    status: "done",
    message: "",
    findings,
    values: { header: "t=1", groups: "refund.*\npayout.*" },
  });
});

test("a name that stands twice is a list; files are left out", () => {
  const sent = form([
    ["one", "1"],
    ["many", "1"],
    ["many", "2"],
  ]);
  sent.append("file", new File(["x"], "x.txt"));
  expect(formFields(sent)).toEqual({ one: "1", many: ["1", "2"], file: [] });
});

test("each fault is told beside its field, first things first, in the reader's language", () => {
  const schema = z.object({
    name: z.string().min(1).max(3),
    email: z.email(),
    kind: z.enum(["a"]),
  });
  const sent = form([
    ["name", "long name"],
    ["email", "no"],
  ]);
  const parsed = schema.safeParse(formFields(sent));
  expect(parsed.success).toBe(false);
  if (parsed.success) return;
  expect(faultyForm(sent, parsed.error, "en").errors).toEqual({
    name: "At most 3 characters.",
    email: "Enter an address like name@example.com.",
    kind: "This value is not allowed here.",
  });
  expect(faultyForm(sent, parsed.error, "zh-CN").errors.name).toBe("最多 3 个字符。");
});

test("a refusal by the domain stands at the field it names, or else above the form", () => {
  const error = new DomainError("resource_already_exists", "…", { param: "email" });
  const atField = declinedForm(form([["email", "a@example.com"]]), error, "en");
  expect(atField).toMatchObject({
    message: "",
    errors: { email: "This person is in the team already." },
  });
  const above = declinedForm(form([]), error, "en");
  expect(above).toMatchObject({ message: "Something with this name exists already.", errors: {} });
});

test("every error has words in both languages", () => {
  for (const code of Object.keys(errorCodes).filter(isErrorCode)) {
    const error = new DomainError(code, "…");
    expect(errorText(error, "en")).not.toMatch(/^errors\.|…/);
    expect(errorText(error, "zh-CN")).toMatch(/\p{Script=Han}/u);
  }
});

test("a rule of ours says which words of the catalogue it means", () => {
  const schema = z.object({
    one: z.string().refine(() => false, { error: "limit" }),
    two: z.string().refine(() => false, { error: "toString" }),
  });
  const sent = form([
    ["one", "x"],
    ["two", "x"],
  ]);
  const { error } = schema.safeParse(formFields(sent));
  expect(error && faultyForm(sent, error, "en").errors).toEqual({
    one: "Enter an amount such as 0 or 500, with no more decimals than the currency has.",
    two: "This value is not allowed here.",
  });
});

test("a card number in any field but that of a number is refused, and not given back", () => {
  const sent = form([
    ["reason", "Paid with 4242 4242 4242 4242."],
    ["name", "Jane"],
  ]);
  const refused = misplacedCard(sent, "en");
  expect(refused).toMatchObject({ status: "refused", values: { name: "Jane" } });
  expect(refused?.errors?.reason).toContain("card number");
  expect(misplacedCard(form([["number", "4242 4242 4242 4242"]]), "en")).toBeUndefined();
});
