import { inflateSync } from "node:zlib";

/** The text of a PDF as a reader would copy it, a line for each height. */
export function textOfPdf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const contents = [...objects.values()].filter((object) => /\bBT\b/.test(object));
  return contents.map((content) => textOf(content, objects)).join("\n");
}

type Objects = ReadonlyMap<number, string>;

/** Each object, its stream opened, one byte a character. */
function objectsOf(pdf: Buffer): Objects {
  const found = pdf.toString("latin1").matchAll(/^(\d+) 0 obj\n([^]*?)\nendobj/gm);
  return new Map([...found].map(([, number, body = ""]) => [Number(number), opened(body)]));
}

function opened(body: string): string {
  const [whole, stream] = /stream\n([^]*)\nendstream/.exec(body) ?? [];
  if (whole === undefined || stream === undefined || !body.includes("/FlateDecode")) return body;
  return body.replace(whole, () => inflateSync(Buffer.from(stream, "latin1")).toString("latin1"));
}

/** What the codes of each font stand for, by the font's name on the pages. */
function readings(objects: Objects): ReadonlyMap<string, readonly string[]> {
  const names = [...objects.values()].flatMap((object) => [
    ...object.matchAll(/\/(F\d+) (\d+) 0 R/g),
  ]);
  return new Map(
    names.map(([, name = "", font]) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font)) ?? "")?.[1];
      return [name, codesOf(objects.get(Number(map)) ?? "")];
    }),
  );
}

function codesOf(map: string): readonly string[] {
  const lists = [...map.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)];
  return lists.flatMap(([, list = ""]) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = ""]) =>
      Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
    ),
  );
}

/** A choice of a font, a string in it, or a place on the sheet. */
const step = /\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|1 0 0 1 ([-\d.]+ [-\d.]+) Tm/g;

function textOf(content: string, objects: Objects): string {
  const fonts = readings(objects);
  let [font, height, text] = ["", "", ""];
  for (const [, name = font, codes = "", place = `0 ${height}`] of content.matchAll(step)) {
    font = name;
    const [, y = ""] = place.split(" ");
    if (y !== height) text += "\n";
    height = y;
    text += read(fonts.get(font), codes);
  }
  return text;
}

function read(font: readonly string[] | undefined, codes: string): string {
  return (codes.match(/.{4}/g) ?? []).map((code) => font?.[Number.parseInt(code, 16)]).join("");
}
