import type * as z from "zod";
import { DomainError } from "#domain/errors/domain-error";
import { type ErrorCode, isErrorCode } from "#domain/errors/error-codes";
import { invariant } from "#domain/errors/invariant";
import { paramName } from "#http/form";
import { isScalar } from "#http/wire";

type Issue = z.core.$ZodIssue;

/**
 * What a schema of `wire…` leaves makes of parsed parameters, or one error naming the one at fault.
 * A refinement's message ends a sentence that its parameter begins; `params.code` sets the code.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  tree: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(tree, { reportInput: true });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap((issue) => flattened(issue, []));
  throw refusal(issues.find((issue) => issue.code === "unrecognized_keys") ?? issues[0]);
}

/** Of an empty value or something else only what the something else said, at its full path. */
function flattened(issue: Issue, above: readonly PropertyKey[]): Issue[] {
  const path = [...above, ...issue.path];
  const last = issue.code === "invalid_union" ? issue.errors.at(-1) : undefined;
  return last?.flatMap((inner) => flattened(inner, path)) ?? [{ ...issue, path }];
}

function refusal(issue: Issue | undefined): DomainError {
  invariant(issue, "a failed parse says why");
  if (issue.code === "unrecognized_keys" && !isScalar(issue.input)) {
    const param = paramName([...issue.path, issue.keys[0] ?? ""]);
    return new DomainError("parameter_unknown", `Received unknown parameter: ${param}`, { param });
  }
  if (issue.path.length === 0) {
    return new DomainError(codeOf(issue), `The request ${predicateOf(issue)}`);
  }
  const param = paramName(issue.path);
  return new DomainError(codeOf(issue), `${param} ${predicateOf(issue)}`, { param });
}

function codeOf(issue: Issue): ErrorCode {
  const given: unknown = issue.code === "custom" ? issue.params?.code : undefined;
  if (isErrorCode(given)) return given;
  return issue.input === undefined ? "parameter_missing" : "parameter_invalid";
}

function predicateOf(issue: Issue): string {
  if (issue.code === "custom") return issue.message;
  if (issue.input === undefined) return "is required.";
  if (issue.code === "unrecognized_keys") return "must be an object of parameters.";
  if (issue.code !== "invalid_type") return issue.message;
  return issue.expected === "array" ? "must be a list." : "must be an object of parameters.";
}
