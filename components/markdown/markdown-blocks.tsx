/** A part of a text that stands on its own. */
export type MarkdownBlock =
  | { readonly kind: "heading"; readonly depth: 1 | 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "code"; readonly text: string };

/** A piece of running text: as it is, as code, strong, or as a link. */
export type MarkdownSpan =
  | { readonly kind: "text" | "code" | "strong"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** The blocks of a page written in the part of Markdown that our documents use. */
export function markdownBlocks(source: string): readonly MarkdownBlock[] {
  const parts = source.replaceAll("\r\n", "\n").split(/^```.*$/m);
  // Every second part stands between two fences.
  return parts.flatMap((part, place): readonly MarkdownBlock[] =>
    place % 2 === 1 ? [{ kind: "code", text: part.replaceAll(/^\n|\n$/g, "") }] : proseBlocks(part),
  );
}

function proseBlocks(text: string): readonly MarkdownBlock[] {
  return text
    .split(/\n{2,}|(?<=^#.*)\n|\n(?=#)/m)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map(proseBlock);
}

const depths = [1, 2, 3] as const;

function proseBlock(block: string): MarkdownBlock {
  const [, marks = "", heading = ""] = /^(#{1,3}) (.+)$/.exec(block) ?? [];
  if (heading !== "") {
    return { kind: "heading", depth: depths[marks.length - 1] ?? 3, text: heading };
  }
  if (block.startsWith("- ")) {
    return { kind: "list", items: block.slice(2).split(/\n- /).map(oneLine) };
  }
  return { kind: "paragraph", text: oneLine(block) };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

const span = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Running text in pieces; a link that leads to anything but a page stays text. */
export function markdownSpans(text: string): readonly MarkdownSpan[] {
  const spans: MarkdownSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(span)) {
    if (match.index > end) spans.push({ kind: "text", text: text.slice(end, match.index) });
    spans.push(spanOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ kind: "text", text: text.slice(end) });
  return spans;
}

function spanOf([whole, code, strong, text, href]: readonly (string | undefined)[]): MarkdownSpan {
  if (code !== undefined) return { kind: "code", text: code };
  if (strong !== undefined) return { kind: "strong", text: strong };
  if (text !== undefined && href !== undefined && isPage(href)) return { kind: "link", text, href };
  return { kind: "text", text: text ?? whole ?? "" };
}

function isPage(href: string): boolean {
  return /^(https?:\/\/|\/(?!\/)|#)/.test(href);
}
