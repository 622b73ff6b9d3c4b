// oxlint-disable-next-line import/no-named-as-default -- its types have the default export only.
import PDFDocument from "pdfkit";
import {
  fontFile,
  type Run,
  runsOf,
  type Weight,
} from "#app/(dashboard)/balance/statements/document/typeface";

/** How a line of text is set. */
export interface TextStyle {
  /** In points, like all measures here. */
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
}

/** Where a line of text stands; it is cut where it is wider than its place. */
export interface TextPlace {
  readonly x: number;
  /** The top of the line. */
  readonly y: number;
  readonly width: number;
  readonly align?: "left" | "right";
}

/** A4 on its side. */
export const sheetSize = { width: 842, height: 595, margin: 48 } as const;

export const ink = { text: "#18181b", faint: "#63636d", line: "#d8d8de" } as const;

interface SetText {
  readonly pieces: readonly (Run & { readonly width: number })[];
  readonly width: number;
}

/** Sheets of paper on which one line of text after another is set, in Chinese and Latin alike. */
export class Sheets {
  readonly #document: PDFKit.PDFDocument;
  readonly #registered = new Set<string>();

  constructor(title: string, language: string) {
    const { width, height } = sheetSize;
    this.#document = new PDFDocument({
      size: [width, height],
      margin: 0,
      // The face is set before any text; the standard ones have no Chinese.
      font: "",
      autoFirstPage: false,
      info: { Title: title, Creator: "Tollgate", Producer: "Tollgate" },
      lang: language,
      displayTitle: true,
    });
  }

  /** Takes what is set, piece by piece. */
  onData(take: (piece: Buffer) => void): void {
    this.#document.on("data", take);
  }

  next(): void {
    this.#document.addPage();
  }

  end(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#document.on("end", resolve).on("error", reject);
    this.#document.end();
    return promise;
  }

  rule(y: number, colour: string = ink.line): void {
    const { margin, width } = sheetSize;
    this.#document
      .moveTo(margin, y)
      .lineTo(width - margin, y)
      .lineWidth(0.5)
      .stroke(colour);
  }

  text(text: string, style: TextStyle, place: TextPlace): void {
    const { pieces, width } = this.#fitting(text, style, place.width);
    let x = place.align === "right" ? place.x + place.width - width : place.x;
    this.#document.fillColor(style.colour ?? ink.text);
    for (const piece of pieces) {
      this.#font(piece.font, style.size).text(piece.text, x, place.y, { lineBreak: false });
      x += piece.width;
    }
  }

  #fitting(text: string, style: TextStyle, width: number): SetText {
    const whole = this.#set(text, style);
    if (whole.width <= width) return whole;
    const characters = Array.from(text);
    const cut = (length: number) =>
      this.#set(`${characters.slice(0, length).join("").trimEnd()}…`, style);
    let [fits, tooMany] = [0, characters.length];
    while (tooMany - fits > 1) {
      const half = Math.floor((fits + tooMany) / 2);
      if (cut(half).width <= width) fits = half;
      else tooMany = half;
    }
    return cut(fits);
  }

  #set(text: string, { size, weight = "regular" }: TextStyle): SetText {
    const pieces = runsOf(text, weight).map((run) => ({
      ...run,
      width: this.#font(run.font, size).widthOfString(run.text),
    }));
    return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0) };
  }

  #font(name: string, size: number): PDFKit.PDFDocument {
    if (!this.#registered.has(name)) {
      this.#document.registerFont(name, fontFile(name));
      this.#registered.add(name);
    }
    return this.#document.font(name).fontSize(size);
  }
}
