import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import { LinkButton } from "#components/link-button";
import { type Locale, translator } from "#messages/translator";

interface PaginationProps {
  /** Where the page before starts, by key; absent on the first. */
  readonly previous?: Route | undefined;
  readonly next?: Route | undefined;
  /** The list was looked through as far as one page may, and goes on beyond. */
  readonly isUnfinished?: boolean;
  readonly locale: Locale;
}

/** The way to the neighbouring pages of a list; nothing when it has only one. */
export function Pagination({ previous, next, isUnfinished, locale }: PaginationProps) {
  const words = translator(locale, "list");
  if (previous === undefined && next === undefined) return null;
  return (
    <nav aria-label={words("pages")} className="mt-4 flex items-center justify-end gap-2">
      {isUnfinished && <p className="me-auto text-sm text-ink-soft">{words("stopped")}</p>}
      {previous !== undefined && (
        <LinkButton href={previous} size="small">
          <ChevronLeft aria-hidden="true" />
          {words("previous")}
        </LinkButton>
      )}
      {next !== undefined && (
        <LinkButton href={next} size="small">
          {words(isUnfinished ? "lookFurther" : "next")}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}
