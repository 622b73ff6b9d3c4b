"use client";

import type { ComponentProps } from "react";
import { controlStyle } from "#components/control-style";
import { useField } from "#components/field";

interface TextInputProps
  extends Omit<ComponentProps<"input">, "className" | "id" | "name" | "required"> {
  /** For keys, ids and amounts, where each character counts. */
  readonly mono?: boolean;
}

/** One line of text in a field; comes back with what was typed, but never with a password. */
export function TextInput({ mono = false, defaultValue, ...rest }: TextInputProps) {
  const { typed, ...wiring } = useField();
  const value = rest.type === "password" ? undefined : (typed ?? defaultValue);
  return (
    <input
      type="text"
      {...rest}
      {...wiring}
      defaultValue={value}
      className={controlStyle({ face: mono ? "mono" : "sans" })}
    />
  );
}
