"use client";

import type { ComponentProps } from "react";
import { controlStyle } from "#components/control-style";
import { useField } from "#components/field";

interface TextareaProps
  extends Omit<ComponentProps<"textarea">, "className" | "id" | "name" | "required"> {
  /** For code and headers, where each character counts. */
  readonly mono?: boolean;
}

/** Several lines of text in a field. */
export function Textarea({ mono = false, defaultValue, ...rest }: TextareaProps) {
  const { typed, ...wiring } = useField();
  return (
    <textarea
      rows={3}
      {...rest}
      {...wiring}
      defaultValue={typed ?? defaultValue}
      className={controlStyle({ height: "text", face: mono ? "mono" : "sans" })}
    />
  );
}
