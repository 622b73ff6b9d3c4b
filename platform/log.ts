import { type Logger, pino } from "pino";
import { scrub } from "#platform/scrub";
import { settings } from "#platform/settings";

/** Where finished lines go; whatever a caller passes, no secret gets past this. */
export function scrubbedLog(level: string, write: (line: string) => void): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(scrub(line)) },
  );
}

let shared: Logger | undefined;

/** The log of this program: one JSON object a line on standard output. */
export function log(): Logger {
  shared ??= scrubbedLog(settings().logLevel, (line) => process.stdout.write(line));
  return shared;
}

/** What may be logged of a fault: its kind, code and place, never its text, which can hold data. */
export function faultFields(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const at = places.map((line) => line.trim()).join("\n");
  return { fault: error.name, code: codeOf(error), at };
}

/** A query builder's error has none of its own, but the driver's as its cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "code" in error ? String(error.code) : codeOf(error.cause);
}
