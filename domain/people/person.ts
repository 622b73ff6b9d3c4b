import type { people } from "#db/schema/people";

export type PersonRow = typeof people.$inferSelect;

/** The languages a person can choose. */
export const locales = ["en", "zh-CN"] as const;

/** An e-mail address as it is kept and compared: one person has it, whatever the case typed. */
export function emailKey(typed: string): string {
  return typed.trim().normalize("NFKC").toLowerCase();
}
