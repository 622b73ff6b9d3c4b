import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "#components/button-style";
import { disabledReason } from "#components/disabled-reason";

interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "disabled">, ButtonLook {
  /** Why this person may not use it; with a reason it does nothing when pressed. */
  readonly reason?: string | undefined;
}

/** A button that, where it may not be used, says why instead of vanishing. */
export function Button({ variant, size, reason, children, ...rest }: ButtonProps) {
  const className = buttonStyle({ variant, size });
  if (reason !== undefined) {
    return (
      <button type="button" className={className} {...disabledReason(reason)}>
        {children}
      </button>
    );
  }
  return (
    <button type="button" {...rest} className={className}>
      {children}
    </button>
  );
}
