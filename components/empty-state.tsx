import type { ReactNode } from "react";
import { CopyButton } from "#components/copy-button";

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
        <div className="mt-4 w-full max-w-xl rounded-control border border-line bg-sunken text-start">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the keyboard
            tabIndex={0}
            className="overflow-x-auto p-3 font-mono text-xs leading-relaxed"
          >
            {command}
          </pre>
          <div className="flex justify-end border-t border-line p-1.5">
            <CopyButton text={command} size="small" variant="ghost" />
          </div>
        </div>
      )}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
