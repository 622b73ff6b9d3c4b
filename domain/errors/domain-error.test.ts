import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { errorCodes, isErrorCode } from "#domain/errors/error-codes";
import { InvariantError, invariant } from "#domain/errors/invariant";

test("every code is snake_case and says in one sentence when it occurs", () => {
  for (const [code, sentence] of Object.entries(errorCodes)) {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});

test("only codes of the table are codes", () => {
  expect(["card_declined", "constructor", "nonsense", 4, null].map(isErrorCode)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("a refusal carries its code, its message and the parameter at fault", () => {
  const error = new DomainError("parameter_missing", "Missing.", { param: "amount" });
  expect(error).toMatchObject({
    name: "DomainError",
    code: "parameter_missing",
    message: "Missing.",
  });
  expect(error.details).toEqual({ param: "amount" });
});

test("a broken promise of ours is an error of its own kind", () => {
  expect(() => invariant(false, "sums are zero")).toThrow(new InvariantError("sums are zero"));
  expect(() => invariant(true, "sums are zero")).not.toThrow();
});
