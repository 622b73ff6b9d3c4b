import { brotliDecompressSync } from "node:zlib";
import { FontBytes } from "#platform/font-bytes";
import { outlinesOf } from "#platform/woff2-glyphs";

/** The tables that WOFF 2 names by a number, in the order of the numbers. */
const tags =
  [
    "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca ",
    "prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea ",
    "vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL ",
    "SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar ",
    "gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat ",
    "Gloc Feat Sill ",
  ]
    .join("")
    .match(/.{4} /g) ?? [];

interface Entry {
  readonly tag: string;
  readonly isTransformed: boolean;
  readonly length: number;
}

type Tables = ReadonlyMap<string, Buffer>;

/**
 * A TrueType font out of its WOFF 2 form (W3C, WOFF File Format 2.0), for programs that embed
 * fonts and do not read that form themselves.
 */
export function trueTypeOf(woff2: Buffer): Buffer {
  const head = new FontBytes(woff2);
  if (head.take(4).toString("latin1") !== "wOF2") throw new TypeError("not a WOFF 2 font");
  const flavor = head.unsigned32();
  head.take(4);
  const count = head.unsigned16();
  head.take(6);
  const compressedLength = head.unsigned32();
  head.take(24);
  const entries = Array.from({ length: count }, () => entryOf(head));
  const data = new FontBytes(brotliDecompressSync(head.take(compressedLength)));
  const stored = new Map(entries.map((entry) => [entry.tag, data.take(entry.length)]));
  return fontFile(flavor, restored(entries, stored));
}

function entryOf(head: FontBytes): Entry {
  const flags = head.byte();
  const number = flags & 0x3f;
  const tag = number === 63 ? head.take(4).toString("latin1") : (tags[number] ?? "").slice(0, 4);
  const version = flags >> 6;
  const isOutline = tag === "glyf" || tag === "loca";
  const isTransformed = isOutline ? version !== 3 : version !== 0;
  const original = head.base128();
  return { tag, isTransformed, length: isTransformed ? head.base128() : original };
}

function restored(entries: readonly Entry[], stored: Tables): Tables {
  const isTransformed = (tag: string) =>
    entries.some((entry) => entry.tag === tag && entry.isTransformed);
  if (!isTransformed("glyf")) return stored;
  const { glyf, loca, leftEdges } = outlinesOf(table(stored, "glyf"));
  const head = Buffer.from(table(stored, "head"));
  head.writeInt16BE(1, 50);
  const tables = new Map(stored).set("glyf", glyf).set("loca", loca).set("head", head);
  if (!isTransformed("hmtx")) return tables;
  const measured = table(stored, "hhea").readUInt16BE(34);
  return tables.set("hmtx", metricsOf(table(stored, "hmtx"), measured, leftEdges));
}

function table(tables: Tables, tag: string): Buffer {
  const found = tables.get(tag);
  if (!found) throw new RangeError(`the font has no table ${tag}`);
  return found;
}

/** Left side bearings that are the glyphs' left edges are left out in WOFF 2 (section 5.4). */
function metricsOf(stored: Buffer, measured: number, leftEdges: readonly number[]): Buffer {
  const from = new FontBytes(stored);
  const flags = from.byte();
  const widths = Array.from({ length: measured }, () => from.take(2));
  const bearings = (edges: readonly number[], isLeftOut: boolean) =>
    edges.map((edge) => {
      if (!isLeftOut) return from.take(2);
      const bytes = Buffer.alloc(2);
      bytes.writeInt16BE(edge);
      return bytes;
    });
  const own = bearings(leftEdges.slice(0, measured), (flags & 1) !== 0);
  const rest = bearings(leftEdges.slice(measured), (flags & 2) !== 0);
  return Buffer.concat([
    ...widths.flatMap((width, place) => [width, own[place] ?? Buffer.alloc(2)]),
    ...rest,
  ]);
}

function fontFile(flavor: number, tables: Tables): Buffer {
  const sorted = [...tables].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  head.writeUInt32BE(flavor, 0);
  head.writeUInt16BE(sorted.length, 4);
  const parts: Buffer[] = [head];
  let offset = head.length;
  sorted.forEach(([tag, bytes], place) => {
    const entry = 12 + 16 * place;
    head.write(tag, entry, "latin1");
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    offset += bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}
