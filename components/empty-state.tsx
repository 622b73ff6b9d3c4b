import type { ReactNode } from "react";
import { CodeBox } from "#components/code-box";

interface EmptyStateProps {
  /** One sentence: what would stand here. */
  readonly sentence: string;
  /** The one command that fills it, as it is pasted into a shell. */
  readonly command?: string | undefined;
  /** Or the one thing to press. */
  readonly action?: ReactNode;
}

/** A place with nothing in it yet, and how to fill it. */
export function EmptyState({ sentence, command, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-12 text-center">
      <p className="max-w-md text-ink-soft">{sentence}</p>
      {command !== undefined && (
        <div className="mt-4 w-full max-w-[36rem]">
          <CodeBox text={command} />
        </div>
      )}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
