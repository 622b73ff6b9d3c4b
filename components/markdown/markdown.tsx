import { CodeBox } from "#components/code-box";
import {
  type MarkdownBlock,
  type MarkdownSpan,
  markdownBlocks,
  markdownSpans,
} from "#components/markdown/markdown-blocks";

/** A page of ours that is written in Markdown; what it holds is shown as text, never as markup. */
export function Markdown({ source }: { readonly source: string }) {
  return (
    <div className="space-y-4">
      {keyed(markdownBlocks(source)).map(({ key, value }) => (
        <Block key={key} block={value} />
      ))}
    </div>
  );
}

const headings = {
  1: { tag: "h1", style: "text-xl tracking-tight wrap-anywhere" },
  2: { tag: "h2", style: "pt-3 text-lg" },
  3: { tag: "h3", style: "pt-2" },
} as const;

function Block({ block }: { readonly block: MarkdownBlock }) {
  if (block.kind === "code") return <CodeBox text={block.text} />;
  if (block.kind === "heading") {
    const { tag: Heading, style } = headings[block.depth];
    return (
      <Heading className={style}>
        <Running text={block.text} />
      </Heading>
    );
  }
  if (block.kind === "list") {
    return (
      <ul className="list-disc space-y-1 ps-5">
        {block.items.map((item) => (
          <li key={item}>
            <Running text={item} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p>
      <Running text={block.text} />
    </p>
  );
}

function Running({ text }: { readonly text: string }) {
  return keyed(markdownSpans(text)).map(({ key, value }) => <Span key={key} span={value} />);
}

function Span({ span }: { readonly span: MarkdownSpan }) {
  if (span.kind === "strong") return <strong>{span.text}</strong>;
  if (span.kind === "code") {
    return (
      <code className="rounded-mark bg-sunken px-1 py-0.5 font-mono text-[0.923em] wrap-anywhere">
        {span.text}
      </code>
    );
  }
  if (span.kind === "link") {
    return (
      <a href={span.href} className="text-link">
        {span.text}
      </a>
    );
  }
  return span.text;
}

/** Parts of one text never change places, so that their place tells them apart. */
function keyed<Value>(values: readonly Value[]) {
  return values.map((value, place) => ({ key: `part ${place}`, value }));
}
