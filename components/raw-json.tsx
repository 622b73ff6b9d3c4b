import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { CodeBox } from "#components/code-box";
import { type Locale, translator } from "#messages/translator";

interface RawJsonProps {
  /** The object as the API shows it. */
  readonly value: unknown;
  readonly locale: Locale;
  /** Puts the handle at the right of the second line of what it belongs to. */
  readonly corner?: boolean;
}

/** An object in the words of the API, folded away until asked for. */
export function RawJson({ value, locale, corner = false }: RawJsonProps) {
  return (
    <details className="group/json mt-1">
      <summary
        className={clsx(
          "inline-flex min-h-6 list-none items-center gap-1 rounded-mark text-sm text-ink-soft",
          "hover:text-ink",
          corner && "sm:absolute sm:top-6 sm:right-0",
        )}
      >
        <ChevronRight
          className="size-3.5 transition-transform group-open/json:rotate-90"
          aria-hidden="true"
        />
        {translator(locale, "rawJson")("show")}
      </summary>
      <div className="mt-2">
        <CodeBox text={JSON.stringify(value, null, 2)} />
      </div>
    </details>
  );
}
