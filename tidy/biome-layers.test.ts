import { expect, test } from "vitest";
import * as z from "zod";
import { importRules } from "./biome-layers.ts";
import { readTree } from "./tree.ts";

const Biome = z.object({ overrides: z.array(z.unknown()) });

test("biome refuses in the editor what the direction of the layers refuses here", () => {
  const { overrides } = Biome.parse(JSON.parse(readTree().get("biome.json") ?? ""));
  for (const rule of importRules()) expect(overrides).toContainEqual(rule);
});
