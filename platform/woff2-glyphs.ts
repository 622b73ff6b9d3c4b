import { FontBytes } from "#platform/font-bytes";

/** The outlines of a font as TrueType has them. */
export interface Outlines {
  readonly glyf: Buffer;
  /** Offsets in the long format. */
  readonly loca: Buffer;
  /** The left edge of each glyph. */
  readonly leftEdges: readonly number[];
}

interface Streams {
  readonly contours: FontBytes;
  readonly points: FontBytes;
  readonly flags: FontBytes;
  readonly glyphs: FontBytes;
  readonly composites: FontBytes;
  readonly boxes: FontBytes;
  readonly instructions: FontBytes;
  readonly hasBox: (glyph: number) => boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** Turns the `glyf` table that WOFF 2 has taken apart into what it was (section 5.1). */
export function outlinesOf(transformed: Buffer): Outlines {
  const head = new FontBytes(transformed);
  head.take(4);
  const count = head.unsigned16();
  head.take(2);
  const streams = streamsOf(head, count);
  const glyphs = Array.from({ length: count }, (_, glyph) => padded(glyphOf(streams, glyph)));
  const loca = Buffer.alloc(4 * (count + 1));
  let end = 0;
  glyphs.forEach((glyph, place) => {
    end += glyph.length;
    loca.writeUInt32BE(end, 4 * (place + 1));
  });
  const leftEdges = glyphs.map((glyph) => (glyph.length === 0 ? 0 : glyph.readInt16BE(2)));
  return { glyf: Buffer.concat(glyphs), loca, leftEdges };
}

function streamsOf(head: FontBytes, count: number): Streams {
  const lengths = Array.from({ length: 7 }, () => head.unsigned32());
  const [contours, points, flags, glyphs, composites, boxes, instructions] = lengths.map(
    (length) => new FontBytes(head.take(length)),
  );
  if (!contours || !points || !flags || !glyphs || !composites || !boxes || !instructions) {
    throw new RangeError("a font has seven streams of outlines");
  }
  const bitmap = boxes.take(4 * Math.ceil(count / 32));
  const hasBox = (glyph: number) => ((bitmap[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0;
  return { contours, points, flags, glyphs, composites, boxes, instructions, hasBox };
}

function glyphOf(streams: Streams, glyph: number): Buffer {
  const contours = streams.contours.signed16();
  const box = streams.hasBox(glyph) ? streams.boxes.take(8) : undefined;
  if (contours === 0) return Buffer.alloc(0);
  return contours < 0 ? compositeGlyph(streams, box) : simpleGlyph(streams, contours, box);
}

function simpleGlyph(streams: Streams, contours: number, box: Buffer | undefined): Buffer {
  const ends: number[] = [];
  for (let contour = 0; contour < contours; contour += 1) {
    ends.push((ends.at(-1) ?? -1) + streams.points.short255());
  }
  const points = pointsOf(streams, (ends.at(-1) ?? -1) + 1);
  const instructions = streams.instructions.take(streams.glyphs.short255());
  return Buffer.concat([
    shorts([contours]),
    box ?? boxAround(points),
    shorts([...ends, instructions.length]),
    instructions,
    Buffer.from(points.map(({ isOnCurve }) => Number(isOnCurve))),
    shorts(steps(points.map(({ x }) => x))),
    shorts(steps(points.map(({ y }) => y))),
  ]);
}

const moreComponents = 0x20;
const hasInstructions = 0x1_00;

function compositeGlyph({ composites, glyphs, instructions }: Streams, box?: Buffer): Buffer {
  const start = composites.place;
  let flags: number;
  let all = 0;
  do {
    flags = composites.unsigned16();
    all |= flags;
    composites.take(2 + argumentBytes(flags));
  } while (flags & moreComponents);
  const parts = [
    shorts([-1]),
    box ?? Buffer.alloc(8),
    composites.bytes.subarray(start, composites.place),
  ];
  if (!(all & hasInstructions)) return Buffer.concat(parts);
  const code = instructions.take(glyphs.short255());
  return Buffer.concat([...parts, shorts([code.length]), code]);
}

/** How many bytes say how a component is scaled, by the flags that ask for it. */
const scales = [
  [0x8, 2],
  [0x40, 4],
  [0x80, 8],
] as const;

/** Where a component stands takes two or four bytes, besides how it is scaled. */
function argumentBytes(flags: number): number {
  const [, scale = 0] = scales.find(([flag]) => flags & flag) ?? [];
  return (flags & 0x1 ? 4 : 2) + scale;
}

function pointsOf({ flags, glyphs }: Streams, count: number): readonly Point[] {
  let [x, y] = [0, 0];
  return Array.from({ length: count }, () => {
    const flag = flags.byte();
    const [dx, dy] = stepOf(flag & 0x7f, glyphs);
    x += dx;
    y += dy;
    return { x, y, isOnCurve: (flag & 0x80) === 0 };
  });
}

function signed(sign: number, size: number): number {
  return sign & 1 ? size : -size;
}

/** One step from point to point, in one to four bytes as the flag says (section 5.2). */
function stepOf(flag: number, from: FontBytes): readonly [number, number] {
  const byte = from.byte();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + byte)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + byte), 0];
  const [dx, dy] = stepSizes(flag, byte, from);
  return [signed(flag, dx), signed(flag >> 1, dy)];
}

function stepSizes(flag: number, byte: number, from: FontBytes): readonly [number, number] {
  if (flag < 84) {
    const rest = flag - 20;
    return [1 + (rest & 0x30) + (byte >> 4), 1 + ((rest & 0x0c) << 2) + (byte & 0x0f)];
  }
  const second = from.byte();
  if (flag < 120) {
    const rest = flag - 84;
    return [1 + (Math.floor(rest / 12) << 8) + byte, 1 + (((rest % 12) >> 2) << 8) + second];
  }
  const third = from.byte();
  if (flag < 124) return [(byte << 4) + (second >> 4), ((second & 0x0f) << 8) + third];
  return [(byte << 8) + second, (third << 8) + from.byte()];
}

function boxAround(points: readonly Point[]): Buffer {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return shorts([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
}

function steps(places: readonly number[]): readonly number[] {
  return places.map((place, at) => place - (places[at - 1] ?? 0));
}

function shorts(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * numbers.length);
  numbers.forEach((number, place) => {
    bytes.writeUInt16BE(number & 0xffff, 2 * place);
  });
  return bytes;
}

function padded(glyph: Buffer): Buffer {
  return Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
}
