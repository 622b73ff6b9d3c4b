/** Rows of keys, and the orders everyone knows, along which fingers wander. */
const walks = [
  "abcdefghijklmnopqrstuvwxyz",
  "0123456789012345678901234567890",
  "qwertyuiopasdfghjklzxcvbnm",
  "qazwsxedcrfvtgbyhnujmikolp",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
  "1q2w3e4r5t6y7u8i9o0p",
  "!@#$%^&*()",
].flatMap((walk) => [walk, Array.from(walk).toReversed().join("")]);

/** What leaked passwords of twelve and more characters are made of; digits read as letters. */
const words =
  `absolute access account admin administrator america angel anthony apple arsenal asshole august
  autumn barcelona baseball basketball batman because beautiful blink butterfly changeme charlie
  cheese chelsea chocolate christmas company computer cookie corvette cowboy daniel december default
  demo diamond dragon elephant enter enterprise everything facebook family february ferrari flower
  football forever freedom friday friend fuck fuckyou garfield ginger google guest hannah happy
  hello hockey hottie hunter iloveyou internet january jasmine jennifer jessica jesus jordan joshua
  july june justin killer ladies letmein linkedin liverpool london lovely lover loveme love master
  matthew merchant michael michelle microsoft mickey monday money monkey mother mustang naruto
  nicole nothing november october office orange passphrase passw password payment pepper
  phoenix please pokemon princess private purple qwerty ranger rainbow robert root samsung sandbox
  saturday secret secure security september service shadow silver soccer something spring starwars
  stupid summer sunday superman superstar sunshine supervisor system temporary test testing
  thomas thunder thursday tigger tollgate trustno tuesday user victoria wednesday welcome whatever
  william windows winter wizard woaini yankees yellow you`
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length);

const lookAlikes: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};
const shortestWalk = 4;
/** So many different characters that no list knows must be left for a password to be one's own. */
const ownCharacters = 5;

/**
 * Whether a guesser would try it soon: one that is made of common words, walks over the keyboard,
 * repetitions, years and what the person is called, with next to nothing of its own.
 */
export function isCommonPassword(password: string, about: readonly string[]): boolean {
  const typed = password.normalize("NFKC").toLowerCase();
  const known = [...about.flatMap(partsOf), ...words];
  const left = without(known, spelledOut(withoutWalks(typed).replaceAll(/(?:19|20)\d\d/g, " ")));
  const own = left.replaceAll(/[^\p{Letter}\p{Number}]/gu, "");
  return new Set(own).size < ownCharacters;
}

function partsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{Letter}]+/u)
    .filter((part) => part.length > 2)
    .toSorted((one, other) => other.length - one.length);
}

function withoutWalks(text: string): string {
  for (let start = 0; start < text.length; start += 1) {
    const length = walkAt(text, start);
    if (length >= shortestWalk) {
      return `${text.slice(0, start)} ${withoutWalks(text.slice(start + length))}`;
    }
  }
  return text;
}

function walkAt(text: string, start: number): number {
  let length = 0;
  while (
    start + length < text.length &&
    walks.some((walk) => walk.includes(text.slice(start, start + length + 1)))
  ) {
    length += 1;
  }
  return length;
}

function spelledOut(text: string): string {
  return Array.from(text, (character) => lookAlikes[character] ?? character).join("");
}

function without(known: readonly string[], text: string): string {
  return known.reduce((rest, word) => rest.replaceAll(word, " "), text);
}
