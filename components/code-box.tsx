import { clsx } from "clsx";
import { CopyButton } from "#components/copy-button";

/** Text that is meant to be copied whole: a command, an object as the API shows it. */
export function CodeBox({ text }: { readonly text: string }) {
  return (
    <div className="rounded-control border border-line bg-sunken text-start">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keyboard
        tabIndex={0}
        className={clsx(
          "max-h-96 overflow-auto rounded-control p-3 font-mono text-xs leading-relaxed",
          "outline-offset-[-2px]",
        )}
      >
        {text}
      </pre>
      <div className="flex items-center justify-end gap-2 border-t border-line p-1">
        <CopyButton text={text} size="small" variant="ghost" />
      </div>
    </div>
  );
}
