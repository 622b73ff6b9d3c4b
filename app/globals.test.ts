import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");

/** A colour's value in both themes; one value counts for both. */
function colour(name: string): { readonly light: string; readonly dark: string } {
  const value = new RegExp(`--${name}: (?:light-dark\\()?(#\\w{6})(?:, (#\\w{6})\\))?;`).exec(css);
  const light = value?.[1];
  if (light === undefined) throw new Error(`There is no colour --${name}.`);
  return { light, dark: value?.[2] ?? light };
}

/** WCAG 2.2 relative luminance of a #rrggbb colour. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The pairs that fall short, named, so that a failure says which colour to change. */
function tooFaint(fronts: readonly string[], grounds: readonly string[], least: number) {
  return fronts.flatMap((front) =>
    grounds.flatMap((ground) =>
      (["light", "dark"] as const)
        .filter((theme) => contrast(colour(front)[theme], colour(ground)[theme]) < least)
        .map((theme) => `--${front} on --${ground}, ${theme}`),
    ),
  );
}

const grounds = ["canvas", "frame", "card", "raised", "sunken", "hover"];

test("text can be read on every ground in both themes", () => {
  expect(tooFaint(["ink", "ink-soft", "ink-faint", "accent"], grounds, 4.5)).toEqual([]);
  expect(tooFaint(["ink", "ink-soft"], ["pressed"], 4.5)).toEqual([]);
});

test("state colours can be read as text, on their own soft grounds too", () => {
  const states = ["green", "amber", "red", "blue"];
  expect(tooFaint(states, ["canvas", "card", "raised"], 4.5)).toEqual([]);
  for (const state of states) {
    expect(tooFaint([state, "ink", "ink-soft"], [`${state}-soft`], 4.5)).toEqual([]);
  }
});

test("filled buttons can be read, and controls and rings can be seen", () => {
  const fills = ["accent-fill", "accent-fill-hover", "red-fill", "red-fill-hover"];
  expect(tooFaint(["on-accent"], fills, 4.5)).toEqual([]);
  expect(tooFaint(["accent"], ["accent-soft"], 4.5)).toEqual([]);
  expect(tooFaint(["control"], ["card", "raised", "canvas"], 3)).toEqual([]);
});
