/**
 * A uuid among other words, with hyphens or without: what programs name things by, and of which one
 * in some hundred would read as the number of a card.
 */
export const uuidShape =
  /\b[\da-f]{8}-?[\da-f]{4}-?[1-8][\da-f]{3}-?[89ab][\da-f]{3}-?[\da-f]{12}\b/i;
