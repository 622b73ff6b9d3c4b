import { clsx } from "clsx";
import type { ReactNode } from "react";

interface PopoverProps {
  /** One of a kind on the page. */
  readonly id: string;
  readonly trigger: ReactNode;
  readonly triggerStyle: string;
  readonly side?: "below" | "above";
  readonly align?: "start" | "end";
  /** Wide enough for two columns, where the screen is. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A button and the panel it opens; Escape or a press elsewhere closes it, script or not. */
export function Popover(props: PopoverProps) {
  const { id, trigger, triggerStyle, side, align, isWide = false, children } = props;
  return (
    <>
      <button type="button" popoverTarget={id} className={triggerStyle}>
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        data-side={side}
        data-align={align}
        className={clsx(
          "panel max-h-[80dvh] max-w-[92vw] overflow-y-auto rounded-card border border-line",
          "bg-raised p-1.5 text-ink shadow-float",
          isWide ? "w-[34rem]" : "w-60",
        )}
      >
        {children}
      </div>
    </>
  );
}

/** How a line of a panel looks that can be pressed. */
export const panelItemStyle =
  "flex min-h-8 w-full items-center gap-2 rounded-mark px-2 py-1 text-start hover:bg-hover";

/** How a button looks that shows a name and opens the panel with its choices. */
export const namedTriggerStyle =
  "flex w-full items-center gap-2.5 rounded-control p-1.5 text-start hover:bg-hover";
