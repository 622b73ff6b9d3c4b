import { layers } from "./order.ts";

/** What biome is told of a layer, so that an editor shows at once what the direction test finds. */
export function importRules(): readonly object[] {
  const names = Object.keys(layers);
  return Object.entries(layers).map(([layer, seen]) => {
    const mayNot = names.filter((name) => name !== layer && !new Set<string>(seen).has(name));
    const group = mayNot.map((name) => `#${name}/**`);
    const exception = layer === "db" ? ["!#domain/money/currencies"] : [];
    return {
      includes: [`${layer}/**`, "!**/*.test.ts", "!**/*.test.tsx"],
      linter: {
        rules: {
          style: {
            noRestrictedImports: {
              level: "error",
              options: {
                patterns: [
                  {
                    group: [...group, ...exception],
                    message: `${layer}/ may not look there: see tidy/order.ts.`,
                  },
                ],
              },
            },
          },
        },
      },
    };
  });
}
