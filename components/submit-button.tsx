"use client";

import { LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "#components/button";
import type { ButtonLook } from "#components/button-style";
import { buttonStyle } from "#components/button-style";

interface SubmitButtonProps extends ButtonLook {
  /** What sending will do: “Refund 25.00 CNY”. */
  readonly children: ReactNode;
  readonly name?: string;
  readonly value?: string;
  readonly reason?: string | undefined;
}

/** Sends the form it stands in; while that is under way it cannot be sent again. */
export function SubmitButton({ children, reason, name, value, ...look }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const shape = { variant: "primary", ...look } as const;
  if (reason !== undefined) {
    return (
      <Button {...shape} reason={reason}>
        {children}
      </Button>
    );
  }
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      className={buttonStyle(shape)}
    >
      {pending && <LoaderCircle className="animate-spin" aria-hidden="true" />}
      {children}
    </button>
  );
}
