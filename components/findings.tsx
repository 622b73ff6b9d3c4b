import { clsx } from "clsx";
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";

import { CodeBox } from "#components/code-box";

/** One thing that an examination has found, in the reader's words. */
export interface Finding {
  readonly tone: "good" | "waiting" | "bad" | "quiet";
  readonly title: string;
  readonly text?: string | undefined;
  /** What must be seen to the letter, with its lines. */
  readonly code?: string | undefined;
}

const marks: Readonly<Record<Finding["tone"], readonly [LucideIcon, string]>> = {
  good: [CircleCheck, "text-green"],
  waiting: [TriangleAlert, "text-amber"],
  bad: [CircleAlert, "text-red"],
  quiet: [CircleDashed, "text-ink-faint"],
};

/** What was found, step by step, in the order in which a program looks. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <div role="status" className="mt-5">
      <ol className="divide-y divide-line rounded-control border border-line">
        {findings.map(({ tone, title, text, code }) => {
          const [Icon, colour] = marks[tone];
          return (
            <li key={title} className="flex items-start gap-3 px-3 py-2.5">
              <Icon className={clsx("mt-0.5 size-4 shrink-0", colour)} aria-hidden="true" />
              <div className="min-w-0 flex-1 wrap-anywhere">
                <p className="font-medium">{title}</p>
                {text !== undefined && <p className="mt-0.5 text-sm text-ink-soft">{text}</p>}
                {code !== undefined && (
                  <div className="mt-2">
                    <CodeBox text={code} />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
