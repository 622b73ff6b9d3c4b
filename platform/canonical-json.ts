/**
 * The one text of a JSON value (RFC 8785): names in the order of their UTF-16 units, no spaces,
 * numbers and strings as ECMAScript writes them. What is hashed or signed is this text in UTF-8.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function scalar(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError("no JSON number");
  if (typeof value === "bigint" || value === undefined) throw new TypeError("no JSON value");
  return JSON.stringify(value);
}
