import type { PaletteProps } from "#components/frame/command-palette";

/** One line of the palette; the label is also what is read out. */
export interface PaletteEntry {
  readonly value: string;
  readonly label: string;
  readonly href: string;
}

interface PaletteWords {
  readonly openObject: (object: string) => string;
  readonly search: (text: string) => string;
}

/** What fits the text that was typed: the object with this id, pages so named, a search. */
export function paletteEntries(
  typed: string,
  palette: PaletteProps,
  words: PaletteWords,
): readonly PaletteEntry[] {
  const text = typed.trim();
  const object = palette.objects.find(({ prefix }) => isIdOf(prefix, text));
  if (object !== undefined) {
    const href = `${object.path}/${text}`;
    return [{ value: href, label: words.openObject(object.label), href }];
  }
  const pages = palette.pages
    .filter((page) => page.label.toLocaleLowerCase().includes(text.toLocaleLowerCase()))
    .map(({ label, href }) => ({ value: href, label, href }));
  if (text === "" || palette.search === undefined) return pages;
  const href = `${palette.search}${encodeURIComponent(text)}`;
  return [...pages, { value: href, label: words.search(text), href }];
}

function isIdOf(prefix: string, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[a-z]+_[0-9A-Za-z]{10,}$/.test(text);
}
