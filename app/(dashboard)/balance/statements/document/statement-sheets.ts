import {
  ink,
  Sheets,
  sheetSize,
  type TextPlace,
} from "#app/(dashboard)/balance/statements/document/sheets";
import {
  columnHeads,
  type StatementReader,
  sumRows,
  type TableRow,
  tableRow,
} from "#app/(dashboard)/balance/statements/document/statement-text";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { Statement } from "#domain/statements/statement";
import { translator } from "#messages/translator";

const { margin, width, height } = sheetSize;
const inner = width - 2 * margin;
const rowHeight = 16;
const headHeight = 20;
const footTop = height - 34;
const firstTableTop = 268;
const tableTop = margin;
const small = 8;

const columns = [
  { x: 0, width: 86 },
  { x: 92, width: 196 },
  { x: 294, width: 116 },
  { x: 416, width: 84, align: "right" },
  { x: 506, width: 68, align: "right" },
  { x: 580, width: 78, align: "right" },
  { x: 664, width: inner - 664, align: "right" },
] as const;

function rowsFrom(top: number): number {
  return Math.floor((footTop - 12 - top - headHeight) / rowHeight);
}

/** How many sheets so many rows take: the first has less room, and all rows are of one height. */
function sheetCount(rows: number): number {
  const rest = Math.max(0, rows - rowsFrom(firstTableTop));
  return 1 + Math.ceil(rest / rowsFrom(tableTop));
}

/** Lays a statement on sheets while its lines come in; none but the one at hand is kept. */
export class StatementSheets {
  readonly #statement: Statement;
  readonly #reader: StatementReader;
  readonly #sheets: Sheets;
  readonly #count: number;
  #number = 0;
  #y = 0;
  #balanceMinor: bigint;

  constructor(statement: Statement, reader: StatementReader) {
    this.#statement = statement;
    this.#reader = reader;
    this.#balanceMinor = statement.openingMinor;
    this.#count = sheetCount(statement.lines + 2);
    const words = translator(reader.locale, "statements");
    const { currency, month } = statement;
    this.#sheets = new Sheets(words("fileTitle", { currency, month }), reader.locale);
  }

  get sheets(): Sheets {
    return this.#sheets;
  }

  begin(): void {
    this.#nextSheet();
    this.#head();
    this.#sums();
    this.#y = firstTableTop;
    this.#tableHead();
    this.#edge("opening", this.#statement.openingMinor);
  }

  line(line: BalanceTransaction): void {
    this.#balanceMinor += line.netMinor;
    this.#row(tableRow(line, this.#balanceMinor, this.#reader));
  }

  async end(): Promise<void> {
    this.#edge("closing", this.#statement.closingMinor);
    await this.#sheets.end();
  }

  #nextSheet(): void {
    this.#number += 1;
    this.#sheets.next();
    const words = translator(this.#reader.locale, "statements");
    const { currency, month } = this.#statement;
    const style = { size: small, colour: ink.faint };
    const place = { y: footTop, width: inner / 2 };
    const name = `${this.#reader.merchantName} · ${currency} · ${month}`;
    this.#sheets.text(name, style, { ...place, x: margin });
    const number = words("sheet", { number: this.#number, count: this.#count });
    this.#sheets.text(number, style, { ...place, x: margin + inner / 2, align: "right" });
  }

  #head(): void {
    const { locale, merchantName, accountName, accountId, period, madeAt } = this.#reader;
    const words = translator(locale, "statements");
    const sheets = this.#sheets;
    const full = { x: margin, width: inner };
    const faint = { size: 9, colour: ink.faint };
    sheets.text(words("title"), { size: 18, weight: "bold" }, { ...full, y: margin - 4 });
    sheets.text(period, { size: 11 }, { ...full, y: margin + 24 });
    sheets.text(merchantName, { size: 11, weight: "bold" }, { ...full, y: margin + 50 });
    sheets.text(`${accountName} · ${accountId}`, faint, { ...full, y: margin + 67 });
    const made = words("madeAt", { time: madeAt });
    const state = this.#statement.isProvisional ? `${words("provisional")} · ${made}` : made;
    sheets.text(state, faint, { ...full, y: margin + 2, align: "right" });
  }

  #sums(): void {
    let y = margin + 96;
    for (const { label, count, amount, isSum } of sumRows(this.#statement, this.#reader.locale)) {
      const style = { size: 9.5, weight: isSum ? "bold" : "regular" } as const;
      this.#sheets.text(label, style, { x: margin, y, width: 170 });
      const faint = { size: 9.5, colour: ink.faint };
      this.#sheets.text(count, faint, { x: margin + 170, y, width: 90, align: "right" });
      this.#sheets.text(amount, style, { x: margin + 260, y, width: 170, align: "right" });
      y += rowHeight;
    }
  }

  #tableHead(): void {
    const heads = columnHeads(this.#statement.currency, this.#reader.locale);
    this.#cells(heads, { size: small, weight: "bold", colour: ink.faint });
    this.#y += headHeight;
    this.#sheets.rule(this.#y - 6);
  }

  #edge(edge: "opening" | "closing", amountMinor: bigint): void {
    const { currency } = this.#statement;
    const words = translator(this.#reader.locale, "statements");
    const amount = formatMoney(money(amountMinor, currency), this.#reader.locale);
    this.#row(["", words(edge), "", "", "", "", amount.slice(0, -4)], "bold");
  }

  #row(row: TableRow, weight: "regular" | "bold" = "regular"): void {
    if (this.#y + rowHeight > footTop - 12) {
      this.#nextSheet();
      this.#y = tableTop;
      this.#tableHead();
    }
    this.#cells(row, { size: small, weight });
    this.#y += rowHeight;
  }

  #cells(row: TableRow, style: Parameters<Sheets["text"]>[1]): void {
    columns.forEach((column, place) => {
      const at: TextPlace = { ...column, x: margin + column.x, y: this.#y };
      const text = row[place] ?? "";
      if (text !== "") this.#sheets.text(text, style, at);
    });
  }
}
