import { readFileSync } from "node:fs";
import type { z } from "zod";

/** The content of a JSON file, checked to be of the shape we rely on. */
export function readJson<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape> {
  return shape.parse(JSON.parse(readFileSync(file, "utf8")));
}
