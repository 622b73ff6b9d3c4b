import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
// oxlint-disable-next-line import/no-named-as-default -- its types have the default export only.
import PDFDocument from "pdfkit";
import { expect, test } from "vitest";
import { trueTypeOf } from "#platform/woff2";

const fonts = join(
  dirname(createRequire(import.meta.url).resolve("noto-sans-sc/all.css")),
  "noto_sans_sc_regular",
);

function tableOf(font: Buffer, tag: string): Buffer {
  const count = font.readUInt16BE(4);
  const places = Array.from({ length: count }, (_, place) => 12 + 16 * place);
  const entry = places.find((place) => font.toString("latin1", place, place + 4) === tag) ?? 0;
  const start = font.readUInt32BE(entry + 8);
  return font.subarray(start, start + font.readUInt32BE(entry + 12));
}

/** The box of each glyph that has an outline, as its own table says. */
function boxes(font: Buffer): readonly (readonly number[])[] {
  const [glyf, loca] = [tableOf(font, "glyf"), tableOf(font, "loca")];
  const count = tableOf(font, "maxp").readUInt16BE(4);
  expect(loca.length).toBe(4 * (count + 1));
  return Array.from({ length: count }, (_, glyph) => {
    const [start, end] = [loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4)];
    return end > start ? [2, 4, 6, 8].map((at) => glyf.readInt16BE(start + at)) : [];
  }).filter((box) => box.length > 0);
}

test("every outline of a whole font comes out within the box that the font gives", () => {
  const files = readdirSync(fonts).filter((name) => name.endsWith(".woff2"));
  expect(files.length).toBeGreaterThan(90);
  let outlines = 0;
  for (const file of files) {
    const font = trueTypeOf(readFileSync(join(fonts, file)));
    const head = tableOf(font, "head");
    const [left = 0, low = 0, right = 0, high = 0] = [36, 38, 40, 42].map((at) =>
      head.readInt16BE(at),
    );
    for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of boxes(font)) {
      outlines += 1;
      expect(x1 >= left && y1 >= low && x2 <= right && y2 <= high && x1 <= x2 && y1 <= y2).toBe(
        true,
      );
    }
  }
  expect(outlines).toBeGreaterThan(7_000);
});

test("what sets type by the font finds its characters and their widths", () => {
  const css = readFileSync(join(fonts, "css.css"), "utf8");
  const [, latin = ""] = /\/\* latin \*\/[^}]*url\(([^)]+)\)/.exec(css) ?? [];
  const document = new PDFDocument({ font: "" });
  document.registerFont("latin", trueTypeOf(readFileSync(join(fonts, latin))));
  document.font("latin").fontSize(1000);
  const digits = new Set("0123456789".split("").map((digit) => document.widthOfString(digit)));
  expect([...digits]).toEqual([555]);
});

test("what is no such font is refused", () => {
  expect(() => trueTypeOf(Buffer.from("OTTO but not really"))).toThrow("not a WOFF 2 font");
});
