import { DomainError } from "#domain/errors/domain-error";

/** `refund.created`, `refund.*` or `*`: one type of event, those that begin so, or all of them. */
const patternShape = /^(?:\*|[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*(?:\.\*)?)$/;

/** Whether this can name types of events. */
export function isTypePattern(text: string): boolean {
  return patternShape.test(text);
}

/** Refuses what can name no types of events; whether there are such events is not asked. */
export function requireTypePatterns(patterns: readonly string[], param: string): void {
  if (patterns.every(isTypePattern)) return;
  throw new DomainError(
    "parameter_invalid",
    `${param} names types of events like refund.created, refund.* or *.`,
    { param },
  );
}

/** Whether a type of event is among those named. */
export function isOfTypes(type: string, patterns: readonly string[]): boolean {
  return patterns.some(
    (pattern) =>
      pattern === type || (pattern.endsWith("*") && type.startsWith(pattern.slice(0, -1))),
  );
}

/** The same for the database: a pattern as LIKE reads it. */
export function likePattern(pattern: string): string {
  return pattern.replaceAll(/[\\%_]/g, String.raw`\$&`).replace(/\*$/, "%");
}
