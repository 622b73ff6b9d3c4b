import { parse, stringify } from "lossless-json";

/** A body as people read it: JSON over several lines, its numbers as they were; else as it is. */
export function prettyBody(body: string): string {
  try {
    return stringify(parse(body), null, 2) ?? body;
  } catch {
    return body;
  }
}

/** The kind of event a body says it holds; undefined where it says nothing of the kind. */
export function eventTypeIn(body: string): string | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const hasType = typeof value === "object" && value !== null && "type" in value;
    return hasType && typeof value.type === "string" ? value.type.slice(0, 100) : undefined;
  } catch {
    return undefined;
  }
}
