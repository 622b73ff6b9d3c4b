"use client";

import type { ComponentProps } from "react";
import { controlStyle } from "#components/control-style";
import { useField } from "#components/field";

interface TextInputProps
  extends Omit<ComponentProps<"input">, "className" | "id" | "name" | "required"> {
  /** For keys, ids and amounts, where each character counts. */
  readonly mono?: boolean;
}

/** The browser's own button in a field for a file; nothing in others. */
const chooserStyle = [
  "file:my-[5px] file:mr-3 file:h-6 file:px-2",
  "file:rounded-mark file:border file:border-line file:bg-sunken",
].join(" ");

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
      className={`${controlStyle({ face: mono ? "mono" : "sans" })} ${chooserStyle}`}
    />
  );
}
