/** One name of a series that an expression asks for, and which of its series. */
interface Selector {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly value: string }[];
}

/** What an expression of PromQL asks for, and by what it groups. */
export interface Expression {
  readonly selectors: readonly Selector[];
  readonly groupedBy: readonly string[];
  /** Whether its result has the labels alone that it groups by. */
  readonly isGrouped: boolean;
}

const aggregations = /\b(?:sum|max|min|avg|count|topk)\s*(?:by\s*\(|\()/;
const selector = /\b([a-z]\w*_\w+)(?:\{([^}]*)\})?(?!\s*\(|\w)/g;
const matcher = /(\w+)\s*(?:=~|!~|!=|=)\s*"([^"]*)"/g;
const grouping = /\bby\s*\(([^)]*)\)/g;

/** Reads so much of an expression: a parenthesis follows the names of functions, but not ours. */
export function expressionOf(text: string): Expression {
  const named = text.replaceAll(grouping, " ");
  return {
    selectors: [...named.matchAll(selector)].map(([, name = "", inner = ""]) => ({
      name,
      matchers: [...inner.matchAll(matcher)].map(([, label = "", value = ""]) => ({
        label,
        value,
      })),
    })),
    groupedBy: [...text.matchAll(grouping)].flatMap(([, labels = ""]) =>
      labels.split(",").map((label) => label.trim()),
    ),
    isGrouped: aggregations.test(text),
  };
}

/** The labels that a legend or a sentence has places for: `{{queue}}`, `{{ $labels.queue }}`. */
export function labelsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(([, label = ""]) => label);
}
