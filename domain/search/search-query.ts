import { DomainError } from "#domain/errors/domain-error";

/** How a field is held against a value; `~` is "contains". */
export type SearchOperator = ":" | "~" | ">" | "<" | ">=" | "<=";

/** One condition of a query: a field, or a key of the metadata, and what it is held against. */
export interface SearchTerm {
  readonly field: string;
  /** The key, where the field is `metadata`. */
  readonly key: string | null;
  readonly operator: SearchOperator;
  /** What was written; null asks for fields that are not set. */
  readonly value: string | null;
  readonly isNegated: boolean;
}

/** A query in the language of the API's search: terms that hold all, or any of which holds. */
export interface SearchQuery {
  readonly joinedBy: "and" | "or";
  readonly terms: readonly SearchTerm[];
}

const mostTerms = 10;
const word = /\s+/y;
const joiner = /(AND|OR)(?=\s)/iy;
const name = /(-?)([a-z_]+(?:\.[a-z0-9_]+)*)/y;
const metadataKey = /\[(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/y;
const operator = />=|<=|:|~|>|</y;
const literal = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(null)(?![\w])|([^\s"']+)/y;

/**
 * Reads `status:"succeeded" AND metadata["order"]:"6735"`: up to ten terms joined by AND or by OR,
 * never by both; a minus before a field turns it round.
 */
export function searchQuery(text: string): SearchQuery {
  const reader = new Reader(text);
  const terms = [readTerm(reader)];
  const joiners = new Set<string>();
  while (!reader.isAtEnd()) {
    joiners.add((reader.take(joiner, "AND or OR")[1] ?? "").toLowerCase());
    terms.push(readTerm(reader));
  }
  if (joiners.size > 1) throw refusal("cannot mix AND with OR.");
  if (terms.length > mostTerms) throw refusal(`can have at most ${mostTerms} conditions.`);
  return { joinedBy: joiners.has("or") ? "or" : "and", terms };
}

function readTerm(reader: Reader): SearchTerm {
  const [, minus, field = ""] = reader.take(name, "the name of a field");
  const found = field === "metadata" ? reader.take(metadataKey, 'a key such as ["order"]') : [];
  const [operatorText] = reader.take(operator, "one of : ~ > < >= <=");
  const [, double, single, nothing, bare] = reader.take(literal, "a value");
  const quoted = double ?? single;
  const value = quoted === undefined ? bare : unescaped(quoted);
  return {
    field,
    key: field === "metadata" ? unescaped(found[1] ?? found[2] ?? "") : null,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern takes no other
    operator: operatorText as SearchOperator,
    value: nothing === undefined ? (value ?? "") : null,
    isNegated: minus === "-",
  };
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1");
}

/** Goes through a query from left to right, over the blanks between its parts. */
class Reader {
  readonly #text: string;
  #place = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skipBlanks();
  }

  isAtEnd(): boolean {
    return this.#place >= this.#text.length;
  }

  take(pattern: RegExp, expected: string): readonly (string | undefined)[] {
    pattern.lastIndex = this.#place;
    const found = pattern.exec(this.#text);
    if (!found) throw refusal(`has no ${expected} at character ${this.#place + 1}.`);
    this.#place = pattern.lastIndex;
    this.#skipBlanks();
    return found;
  }

  #skipBlanks(): void {
    word.lastIndex = this.#place;
    if (word.test(this.#text)) this.#place = word.lastIndex;
  }
}

/** A query that cannot be done, with the end of a sentence that begins with its name. */
export function refusal(predicate: string): DomainError {
  return new DomainError("parameter_invalid", `query ${predicate}`, { param: "query" });
}
