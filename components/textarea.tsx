"use client";

import type { ComponentProps } from "react";
import { controlStyle } from "#components/control-style";
import { useField } from "#components/field";

type TextareaProps = Omit<ComponentProps<"textarea">, "className" | "id" | "name" | "required">;

/** Several lines of text in a field. */
export function Textarea({ defaultValue, ...rest }: TextareaProps) {
  const { typed, ...wiring } = useField();
  return (
    <textarea
      rows={3}
      {...rest}
      {...wiring}
      defaultValue={typed ?? defaultValue}
      className={controlStyle({ height: "text" })}
    />
  );
}
