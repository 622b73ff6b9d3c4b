import creditCardType from "credit-card-type";
import { uuidShape } from "#platform/uuid-shape";

const fewestDigits = 14;
const mostDigits = 19;
/** Digits as people group them; other letters between them make them other numbers. */
const digitRun = /\d(?:[\s._/-]?\d){13,}/g;

const uuids = new RegExp(uuidShape, "gi");

/** How every scheme's numbers begin and how long they are, read once: this runs on all texts. */
const schemes = Object.values(creditCardType.types).map((type) => {
  const { patterns, lengths } = creditCardType.getTypeInfo(type);
  return { lengths, ranges: patterns.map((pattern) => [pattern].flat().map(String)) };
});

/**
 * Whether a card number stands in the text, alone or among other words: a number of a known scheme
 * with its length and check digit, so that most order numbers, times and phone numbers are none,
 * and no uuid is.
 */
export function holdsCardNumber(text: string): boolean {
  const runs = text.normalize("NFKC").replaceAll(uuids, "uuid").match(digitRun) ?? [];
  return runs.some((run) => {
    const groups = run.split(/\D/);
    return groups.some((_, from) => beginsCard(groups, from));
  });
}

function beginsCard(groups: readonly string[], from: number): boolean {
  let digits = "";
  for (const group of groups.slice(from, from + mostDigits)) {
    digits += group;
    if (digits.length > mostDigits) return false;
    if (isCardNumber(digits)) return true;
  }
  return false;
}

function isCardNumber(digits: string): boolean {
  return digits.length >= fewestDigits && hasCheckDigit(digits) && isOfScheme(digits);
}

function isOfScheme(digits: string): boolean {
  return schemes.some(
    ({ lengths, ranges }) =>
      lengths.includes(digits.length) &&
      ranges.some(([first = "", last = first]) => {
        const start = digits.slice(0, first.length);
        return start >= first && start <= last;
      }),
  );
}

/** Luhn: every second digit from the right counts double, less nine where that has two digits. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 1 ? 2 * digit : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
