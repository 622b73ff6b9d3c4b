import { Check, Minus } from "lucide-react";
import type { Scope } from "#domain/access/scopes";
import { catalogue, type Locale } from "#messages/translator";

interface ScopeListProps {
  readonly scopes: readonly Scope[];
  /** Those of them that are not given, and the words that say so. */
  readonly withheld?: { readonly scopes: ReadonlySet<Scope>; readonly why: string };
  readonly locale: Locale;
}

/** Rights in plain words, one a line. */
export function ScopeList({ scopes, withheld, locale }: ScopeListProps) {
  const words: Readonly<Record<string, string>> = catalogue(locale).scope;
  return (
    <ul className="space-y-1.5">
      {scopes.map((scope) => {
        const isWithheld = withheld?.scopes.has(scope) === true;
        const Mark = isWithheld ? Minus : Check;
        return (
          <li key={scope} className="flex items-start gap-2">
            <Mark
              className={`mt-1 size-3.5 shrink-0 ${isWithheld ? "text-ink-faint" : "text-accent"}`}
              aria-hidden="true"
            />
            <span className={isWithheld ? "text-ink-faint" : undefined}>
              {words[scope] ?? scope}
              {isWithheld && ` (${withheld.why})`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
