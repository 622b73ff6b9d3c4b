import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { trueTypeOf } from "#platform/woff2";

/** Which cut of the face. */
export type Weight = "regular" | "bold";

/** A piece of text whose characters are all in one slice of the face. */
export interface Run {
  /** The name of the slice. */
  readonly font: string;
  readonly text: string;
}

interface Slice {
  readonly name: string;
  readonly file: string;
  /** Code points from and to, both included. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** What printers set for a character that they do not have. */
const missingSign = "〓";

const folders: Readonly<Record<Weight, string>> = {
  regular: "noto_sans_sc_regular",
  bold: "noto_sans_sc_bold",
};

const faces = new Map<Weight, readonly Slice[]>();
const places = new Map<string, Slice | null>();
const files = new Map<string, Buffer>();

/** The text in pieces of one slice each; what the face does not have is shown as missing. */
export function runsOf(text: string, weight: Weight): readonly Run[] {
  const runs: Run[] = [];
  for (const character of plain(text)) {
    const slice = sliceOf(character, weight) ?? sliceOf(missingSign, weight);
    const shown = sliceOf(character, weight) ? character : missingSign;
    if (!slice) continue;
    const last = runs.at(-1);
    if (last?.font === slice.name) {
      runs[runs.length - 1] = { font: last.font, text: last.text + shown };
    } else {
      runs.push({ font: slice.name, text: shown });
    }
  }
  return runs;
}

/** The slice of that name as a TrueType font. */
export function fontFile(name: string): Buffer {
  const known = files.get(name);
  if (known) return known;
  const slice = [...faces.values()].flat().find((one) => one.name === name);
  if (!slice) throw new RangeError(`no slice is called ${name}`);
  const font = trueTypeOf(readFileSync(slice.file));
  files.set(name, font);
  return font;
}

/** Composed, and without what moves the pen otherwise than to the right. */
function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}

function sliceOf(character: string, weight: Weight): Slice | null {
  const key = `${weight} ${character}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const point = character.codePointAt(0) ?? 0;
  const found = slices(weight).find(({ ranges }) =>
    ranges.some(([from, to]) => point >= from && point <= to),
  );
  places.set(key, found ?? null);
  return found ?? null;
}

function slices(weight: Weight): readonly Slice[] {
  const known = faces.get(weight);
  if (known) return known;
  // Resolved as it runs: the fonts are read from the package, not bundled.
  const packageFile = createRequire(join(process.cwd(), "package.json")).resolve(
    "noto-sans-sc/package.json",
  );
  const folder = join(/* turbopackIgnore: true */ dirname(packageFile), folders[weight]);
  const found = slicesIn(readFileSync(join(folder, "css.css"), "utf8"), { folder, weight });
  faces.set(weight, found);
  return found;
}

const faceRule = /url\(([^)]+\.woff2)\)[^}]*?unicode-range:([^;}]+)/g;

/** The slices that a style sheet names; the last of them, with the Latin letters, come first. */
function slicesIn(
  css: string,
  { folder, weight }: { readonly folder: string; readonly weight: Weight },
): readonly Slice[] {
  return [...css.matchAll(faceRule)]
    .map(([, file = "", ranges = ""], place) => ({
      name: `${weight}-${place}`,
      file: join(folder, file),
      ranges: ranges.split(",").map(rangeOf),
    }))
    .toReversed();
}

function rangeOf(text: string): readonly [number, number] {
  const [from = "", to = from] = text.trim().replace(/^U\+/i, "").split("-");
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
