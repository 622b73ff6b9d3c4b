import { leaf, refuse, textOf } from "#http/wire";

const longestNumber = 64;

/** A card's number as it is typed, in groups or not; the one text that may be one. */
export function wireCardNumber() {
  return leaf({ type: "string", minLength: 12, maxLength: longestNumber }, (value) => {
    const text = textOf(value);
    if (text !== undefined && text.length <= longestNumber) return text;
    return refuse("incorrect_number", "must be the digits of a card's number, as a text.");
  });
}

/** The digits printed beside a card's number. */
export function wireSecurityCode() {
  return leaf({ type: "string", pattern: "^[0-9]{3,4}$" }, (value) => {
    const text = textOf(value);
    if (text !== undefined && /^\d{3,4}$/.test(text)) return text;
    return refuse("invalid_cvc", "must be the three or four digits of a security code, as a text.");
  });
}

/** The month or year until which a card is good, as it is printed: 7, 07, 31 or 2031. */
export function wireExpiry(code: "invalid_expiry_month" | "invalid_expiry_year") {
  return leaf({ type: "integer", minimum: 0, maximum: 9999 }, (value) => {
    const text = typeof value === "number" ? String(value) : (textOf(value) ?? "");
    if (/^\d{1,4}$/.test(text)) return Number(text);
    return refuse(code, "must be a number of one to four digits.");
  });
}
