import type { Counted } from "#domain/changes/page";
import { type Locale, translator } from "#messages/translator";

/** A count as it is shown: with a plus where there are more than were looked at. */
export function countText({ count, hasMore }: Counted, locale: Locale): string {
  return translator(locale, "list")(hasMore ? "atLeast" : "exactly", { count });
}
