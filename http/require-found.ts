import type { Page } from "#domain/changes/page";
import { DomainError } from "#domain/errors/domain-error";
import { timeOfId } from "#platform/ids";

/** Refuses a page without rows that is not the end: most programs would take it for one. */
export function requireFound({ rows, stoppedAt }: Page<unknown>): void {
  if (rows.length > 0 || stoppedAt === undefined) return;
  const seconds = Math.ceil(timeOfId(stoppedAt).epochMilliseconds / 1000);
  throw new DomainError(
    "range_too_wide",
    `Nothing that fits was found as far as one request looks, which is to ${seconds}. Ask for what \
was created before that.`,
    { param: "created" },
  );
}
