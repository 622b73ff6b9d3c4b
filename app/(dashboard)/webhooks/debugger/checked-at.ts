import * as z from "zod";

/** When something was checked, as people write it; nothing stands for now. */
export const checkedAt = z
  .string()
  .trim()
  .optional()
  .transform((text, check) => {
    if (!text) return undefined;
    const instant = instantIn(text);
    if (!instant) check.issues.push({ code: "custom", message: "timeUnreadable", input: text });
    return instant;
  });

function instantIn(text: string): Temporal.Instant | undefined {
  if (/^\d{1,11}$/.test(text)) return Temporal.Instant.fromEpochMilliseconds(Number(text) * 1000);
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}
